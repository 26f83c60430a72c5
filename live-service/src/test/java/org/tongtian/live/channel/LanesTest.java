package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.live.media.MediaState;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;

class LanesTest {

  private static RoomMessage chat(String id) {
    return new RoomMessage.Chat(id, "王小明", "甜", Instant.EPOCH);
  }

  private static RoomMessage order(String buyer) {
    return new RoomMessage.OrderSeen(
        buyer, new Text("薯", "potato"), Quantity.of(5), Unit.JIN, Money.cny(3250), Instant.EPOCH);
  }

  private static RoomMessage stock(String lot, long available) {
    return new RoomMessage.Stock(lot, Quantity.of(available));
  }

  @Test
  void whatMattersMoreIsToldFirst() {
    Lanes lanes = new Lanes(0);
    RoomMessage viewers = new RoomMessage.Viewers(3);
    RoomMessage pin = new RoomMessage.Pin("p");
    RoomMessage state = new RoomMessage.State(RoomState.LIVE, MediaState.FLOWING);
    lanes.addPassing(viewers);
    lanes.add(1, chat("a"));
    lanes.add(2, pin);
    lanes.addPassing(state);
    lanes.add(3, order("王**"));
    lanes.addPassing(stock("lot", 9));
    assertThat(lanes.drain(100))
        .containsExactly(stock("lot", 9), order("王**"), state, pin, chat("a"), viewers);
    assertThat(lanes.isEmpty()).isTrue();
  }

  @Test
  void ofStockAndViewersOnlyTheLatestIsTold() {
    Lanes lanes = new Lanes(0);
    lanes.addPassing(stock("one", 10));
    lanes.addPassing(stock("two", 20));
    lanes.addPassing(stock("one", 9));
    lanes.addPassing(new RoomMessage.Viewers(1));
    lanes.addPassing(new RoomMessage.Viewers(2));
    assertThat(lanes.drain(100))
        .containsExactly(stock("one", 9), stock("two", 20), new RoomMessage.Viewers(2));
  }

  @Test
  void aWaitingMessageHoldsTheOffsetBack() {
    Lanes lanes = new Lanes(10);
    lanes.add(11, chat("a"));
    lanes.add(12, order("王**"));
    assertThat(lanes.drain(1)).containsExactly(order("王**"));
    assertThat(lanes.toldUpTo()).isEqualTo(10);
    assertThat(lanes.drain(1)).containsExactly(chat("a"));
    assertThat(lanes.toldUpTo()).isEqualTo(12);
  }

  @Test
  void whatBelongsToOneClientIsNeverToldToAll() {
    assertThatThrownBy(() -> new Lanes(0).addPassing(new RoomMessage.Answer("sdp")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whoever was cut off after any frame and comes back with its offset misses nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterAnyFrameItsOffsetTellsWhatIsMissing(long seed) {
    Random chance = new Random(seed);
    Lanes lanes = new Lanes(0);
    List<RoomMessage> history = new ArrayList<>();
    Set<RoomMessage> told = new HashSet<>();
    for (int step = 0; step < 500; step++) {
      if (chance.nextInt(3) > 0) {
        RoomMessage message = any(chance, history.size());
        history.add(message);
        lanes.add(history.size(), message);
        lanes.addPassing(stock("lot" + chance.nextInt(2), chance.nextInt(400)));
      } else {
        told.addAll(lanes.drain(1 + chance.nextInt(6)));
        assertThat(told)
            .as("seed %d, step %d", seed, step)
            .containsAll(history.subList(0, (int) lanes.toldUpTo()));
      }
    }
    while (!lanes.isEmpty()) {
      told.addAll(lanes.drain(3));
    }
    assertThat(told).containsAll(history);
    assertThat(lanes.toldUpTo()).isEqualTo(history.size());
  }

  private static RoomMessage any(Random chance, int number) {
    return switch (chance.nextInt(3)) {
      case 0 -> order("buyer " + number);
      case 1 -> new RoomMessage.Pin("product " + number);
      default -> chat("line " + number);
    };
  }
}
