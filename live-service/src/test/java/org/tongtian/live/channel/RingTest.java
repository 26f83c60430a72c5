package org.tongtian.live.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.live.history.Kept;
import org.tongtian.live.message.RoomMessage;

class RingTest {

  private static Kept line(long offset) {
    RoomMessage chat = new RoomMessage.Chat("id" + offset, "王", "甜", Instant.EPOCH);
    return kept(offset, chat);
  }

  private static Kept kept(long offset, RoomMessage message) {
    return new Kept("room", offset, Instant.EPOCH, message);
  }

  @Test
  void itTakesTheNextMessageOnly() {
    Ring ring = new Ring(3, 4);
    assertThat(ring.offer(line(4))).isEqualTo(Ring.Taken.KNOWN);
    assertThat(ring.offer(line(6))).isEqualTo(Ring.Taken.GAP);
    assertThat(ring.offer(line(5))).isEqualTo(Ring.Taken.ADDED);
    assertThat(ring.offer(line(5))).isEqualTo(Ring.Taken.KNOWN);
    assertThat(ring.last()).isEqualTo(5);
  }

  @Test
  void itReachesBackAsFarAsItIsLong() {
    Ring ring = new Ring(3, 0);
    LongStream.rangeClosed(1, 5).mapToObj(RingTest::line).forEach(ring::offer);
    assertThat(ring.since(1)).isEmpty();
    assertThat(ring.since(2)).hasValue(List.of(line(3), line(4), line(5)));
    assertThat(ring.since(5)).hasValue(List.of());
    assertThat(ring.since(6)).isEmpty();
  }

  @Test
  void itKnowsTheLastLinesOfChatAndOrdersAsTheyCame() {
    Ring ring = new Ring(8, 0);
    Kept bought = kept(2, new RoomMessage.OrderSeen("王**", null, null, null, null, Instant.EPOCH));
    Kept pinned = kept(3, new RoomMessage.Pin("product"));
    List.of(line(1), bought, pinned, line(4)).forEach(ring::offer);
    assertThat(ring.lastLines(9))
        .containsExactly(line(1).message(), bought.message(), line(4).message());
    assertThat(ring.lastLines(2)).containsExactly(bought.message(), line(4).message());
  }

  /** Whatever arrives twice, late or out of order: what it holds is a piece of the history. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void itHoldsAPieceOfTheHistoryWithoutGaps(long seed) {
    Random chance = new Random(seed);
    Ring ring = new Ring(16, 0);
    for (int step = 0; step < 2000; step++) {
      ring.offer(line(Math.max(1, ring.last() - 4 + chance.nextInt(8))));
      long from = Math.max(0, ring.last() - chance.nextInt(20));
      ring.since(from).ifPresent(behind -> assertThat(behind).isEqualTo(between(from, ring)));
      assertThat(ring.since(from).isPresent())
          .as("seed %d, step %d", seed, step)
          .isEqualTo(from >= ring.last() - 16);
    }
    assertThat(ring.last()).isGreaterThan(100);
  }

  private static List<Kept> between(long from, Ring ring) {
    List<Kept> lines = new ArrayList<>();
    for (long offset = from + 1; offset <= ring.last(); offset++) {
      lines.add(line(offset));
    }
    return lines;
  }
}
