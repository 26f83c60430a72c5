package org.tongtian.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

class DeliveryFeeTest {

  private static final DeliveryRow ROW = row(1_000, 800, 500, 150);

  @ParameterizedTest
  @CsvSource({"1, 800", "1000, 800", "1001, 950", "1500, 950", "1501, 1100", "10000, 3500"})
  void everyStepThatIsBegunCounts(long grams, long fen) {
    assertThat(DeliveryFee.of(ROW, grams)).isEqualTo(Money.cny(fen));
  }

  @Test
  void aFeeCanBeNothing() {
    assertThat(DeliveryFee.of(row(1, 0, 1, 0), 1_000_000)).isEqualTo(Money.cny(0));
  }

  @Test
  void moreThanAnAmountHoldsIsRefused() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> DeliveryFee.of(row(1, 0, 1, 100_000), Long.MAX_VALUE));
    assertThat(refusal.code()).isEqualTo("delivery.too_heavy");
    assertThat(
            catchThrowableOfType(
                    Refusal.class, () -> DeliveryFee.of(row(1, 5, 1, 1), Long.MAX_VALUE))
                .code())
        .isEqualTo("delivery.too_heavy");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void nothingWeighsNothing(long grams) {
    assertThatThrownBy(() -> DeliveryFee.of(ROW, grams))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFeeIsTheSmallestThatCoversTheWeight() {
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      int first = 1 + random.nextInt(5_000);
      int next = 1 + random.nextInt(2_000);
      long grams = 1 + random.nextLong(100_000);
      long steps = DeliveryFee.of(row(first, 0, next, 1), grams).amount();
      assertThat(first + steps * next).as("seed %d", seed).isGreaterThanOrEqualTo(grams);
      assertThat(steps == 0 || first + (steps - 1) * next < grams).as("seed %d", seed).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // placed, ready, first and last day
    "2026-11-20T02:00:00Z, 2026-10-28, 2026-11-25, 2026-11-27", // harvested: packed on Monday
    "2026-11-20T16:30:00Z, 2026-10-28, 2026-11-25, 2026-11-27", // Saturday in Shanghai
    "2026-11-20T02:00:00Z, 2026-11-23, 2026-11-25, 2026-11-27",
    "2026-11-20T02:00:00Z, 2026-12-05, 2026-12-08, 2026-12-10", // harvested on a Saturday
    "2026-09-29T02:00:00Z, 2026-09-01, 2026-10-09, 2026-10-12" // over the National Day
  })
  void arrivalCountsBusinessDaysFromTheDayTheGoodsAreThere(
      Instant placedAt, LocalDate ready, LocalDate from, LocalDate until) {
    assertThat(Arrival.of(ROW, placedAt, ready)).isEqualTo(new Arrival(from, until));
  }

  private static DeliveryRow row(int firstGrams, long firstFee, int nextGrams, long nextFee) {
    return new DeliveryRow(
        List.of("52"), firstGrams, Money.cny(firstFee), nextGrams, Money.cny(nextFee), 2, 4);
  }
}
