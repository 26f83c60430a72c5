package org.tongtian.settlement.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;

/** Percents that sum to exactly 100.0. */
class TenthsTest {

  @Test
  void missingTenthsGoToTheLargestRemaindersAndEqualOnesInOrder() {
    assertThat(Tenths.of(List.of(1L, 1L, 1L))).containsExactly("33.4", "33.3", "33.3");
    assertThat(Tenths.of(List.of(1462L, 300L, 260L, 130L, 65L, 65L, 968L)))
        .containsExactly("45.0", "9.2", "8.0", "4.0", "2.0", "2.0", "29.8");
    assertThat(Tenths.of(List.of(5L))).containsExactly("100.0");
  }

  @Test
  void anyPartsSumToTheWholeAndAreLessThanATenthOff() {
    Replayable.cases(
        500,
        random -> {
          List<Long> parts = new ArrayList<>();
          for (int i = 1 + random.nextInt(9); i > 0; i--) {
            parts.add(1 + random.nextLong(1L << (1 + random.nextInt(45))));
          }
          BigDecimal whole = BigDecimal.valueOf(parts.stream().mapToLong(each -> each).sum());
          List<BigDecimal> percents = Tenths.of(parts).stream().map(BigDecimal::new).toList();
          assertThat(percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
              .isEqualByComparingTo("100");
          for (int i = 0; i < parts.size(); i++) {
            BigDecimal exact = BigDecimal.valueOf(parts.get(i)).movePointRight(2);
            assertThat(percents.get(i).multiply(whole).subtract(exact).abs())
                .isLessThan(whole.movePointLeft(1));
          }
        });
  }
}
