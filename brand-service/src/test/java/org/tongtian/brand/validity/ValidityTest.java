package org.tongtian.brand.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Days on which things hold, first and last included, as Shanghai counts them. */
class ValidityTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final LocalDate TO = LocalDate.of(2026, 12, 31);

  @Test
  void bothEndsBelongToIt() {
    Validity validity = new Validity(FROM, TO);

    assertThat(validity.on(FROM.minusDays(1))).isEqualTo(ValidityState.NOT_YET);
    assertThat(validity.on(FROM)).isEqualTo(ValidityState.VALID);
    assertThat(validity.on(TO)).isEqualTo(ValidityState.VALID);
    assertThat(validity.on(TO.plusDays(1))).isEqualTo(ValidityState.EXPIRED);
  }

  @Test
  void theDayChangesAtMidnightInShanghaiNotInGreenwich() {
    assertThat(dayAt("2026-12-31T15:59:59.999Z")).isEqualTo(TO);
    assertThat(dayAt("2026-12-31T16:00:00Z")).isEqualTo(TO.plusDays(1));
  }

  @Test
  void statesOnlyEverGoForward() {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 2_000; i++) {
      LocalDate from = FROM.plusDays(random.nextInt(2_000));
      Validity validity = new Validity(from, from.plusDays(random.nextInt(1_500)));
      LocalDate day = FROM.plusDays(random.nextInt(4_000));
      LocalDate later = day.plusDays(random.nextInt(400));
      assertThat(validity.on(later))
          .as("seed %d: %s on %s after %s", seed, validity, later, day)
          .isGreaterThanOrEqualTo(validity.on(day));
      assertThat(validity.on(day) == ValidityState.VALID)
          .as("seed %d: %s on %s", seed, validity, day)
          .isEqualTo(!day.isBefore(validity.from()) && !day.isAfter(validity.to()));
    }
  }

  @Test
  void datesMustMakeSense() {
    assertThat(Validity.isSound(FROM, FROM)).isTrue();
    assertThat(Validity.isSound(FROM, FROM.minusDays(1))).isFalse();
    assertThat(Validity.isSound(FROM, FROM.plusYears(51))).isFalse();
    assertThat(Validity.isSound(null, TO)).isFalse();
    assertThat(Validity.isSound(FROM, null)).isFalse();
    assertThat(Validity.isSound(LocalDate.of(1900, 1, 1), LocalDate.of(1901, 1, 1))).isFalse();
  }

  private static LocalDate dayAt(String instant) {
    return new BusinessDays(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC)).today();
  }
}
