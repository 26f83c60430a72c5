package org.tongtian.live.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GallopingTest {

  @Test
  void findsTheEndFromAnyKnownPlaceWithFewLookUps() {
    Random chance = new Random(7);
    for (int round = 0; round < 1000; round++) {
      long end = chance.nextLong(0, 1_000_000);
      long known = chance.nextLong(0, end + 1);
      AtomicInteger looks = new AtomicInteger();
      long found =
          Galloping.last(
              known,
              number -> {
                looks.incrementAndGet();
                return number <= end;
              });
      assertThat(found).as("seed 7, round %d", round).isEqualTo(end);
      assertThat(looks.get()).isLessThanOrEqualTo(44);
    }
  }

  @Test
  void anEmptyHistoryEndsAtNothing() {
    assertThat(Galloping.last(0, number -> false)).isZero();
  }
}
