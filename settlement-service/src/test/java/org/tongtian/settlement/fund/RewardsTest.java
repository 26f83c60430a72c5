package org.tongtian.settlement.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.book.Ask;

class RewardsTest {

  @Test
  void poolIsSharedByWhatWasReleased() {
    assertThat(of(1_000, Map.of("a", 300L, "b", 100L, "c", 0L)))
        .containsExactly(new Ask("a", 750), new Ask("b", 250));
    assertThat(of(100, Map.of("a", 1L, "b", 1L, "c", 1L)))
        .containsExactly(new Ask("a", 34), new Ask("b", 33), new Ask("c", 33));
    assertThat(of(100, Map.of("a", 0L))).isEmpty();
    assertThat(of(100, Map.of())).isEmpty();
  }

  @Test
  void allOfThePoolIsGivenAndNobodyIsAFenFromTheShare() {
    Replayable.cases(
        200,
        random -> {
          Map<String, Long> released = new TreeMap<>();
          for (int i = random.nextInt(1, 12); i > 0; i--) {
            released.put("p" + i, random.nextLong(1, 1_000_000));
          }
          long pool = random.nextLong(1, 10_000_000);
          long sum = released.values().stream().mapToLong(Long::longValue).sum();
          List<Ask> asks = of(pool, released);
          assertThat(asks.stream().mapToLong(Ask::amount).sum()).isEqualTo(pool);
          for (Ask ask : asks) {
            long due = Math.multiplyExact(released.get(ask.party()), pool);
            assertThat(Math.abs(Math.multiplyExact(ask.amount(), sum) - due)).isLessThan(sum);
          }
        });
  }

  private static List<Ask> of(long pool, Map<String, Long> released) {
    return Rewards.of(pool, new TreeMap<>(released));
  }
}
