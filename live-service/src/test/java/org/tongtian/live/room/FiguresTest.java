package org.tongtian.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.live.history.Kept;
import org.tongtian.live.message.RoomMessage;

class FiguresTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20261122, 99})
  void howeverTheHistoryIsReadItCountsEachOrderOnce(long seed) {
    Random chance = new Random(seed);
    List<Kept> history = new ArrayList<>();
    long orders = 0;
    long fen = 0;
    for (long offset = 1; offset <= 200; offset++) {
      boolean isOrder = chance.nextBoolean();
      long amount = chance.nextLong(1, 100_000);
      history.add(isOrder ? order(offset, amount) : pin(offset));
      orders += isOrder ? 1 : 0;
      fen += isOrder ? amount : 0;
    }
    Figures figures = Figures.NONE;
    while (figures.upTo() < 200) {
      int from = chance.nextInt((int) figures.upTo() + 1);
      int to = Math.min(200, (int) figures.upTo() + 1 + chance.nextInt(40));
      figures = figures.and(history.subList(from, to));
    }
    assertThat(figures).isEqualTo(new Figures(orders, Money.cny(fen), 0, 200));
  }

  private static Kept order(long offset, long fen) {
    RoomMessage order =
        new RoomMessage.OrderSeen(
            "王**",
            new Text("薯", "potato"),
            Quantity.of(1),
            Unit.JIN,
            Money.cny(fen),
            Instant.EPOCH);
    return new Kept("room", offset, Instant.EPOCH, order);
  }

  private static Kept pin(long offset) {
    return new Kept("room", offset, Instant.EPOCH, new RoomMessage.Pin("p"));
  }
}
