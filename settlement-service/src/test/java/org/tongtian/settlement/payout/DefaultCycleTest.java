package org.tongtian.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.governance.PlatformRule;
import org.tongtian.settlement.governance.RuleVersion;

/** The default payout days by example, and against a day-by-day reading of the rule. */
class DefaultCycleTest {

  private static final Instant NOV_1 = Instant.parse("2026-11-01T02:00:00Z");
  private static final Instant NOV_10 = midnight(LocalDate.parse("2026-11-10"));

  @Test
  void daysBeforeADecisionCountsFollowTheOldRuleAndThoseAfterItTheNewOne() {
    List<RuleVersion> decided = List.of(version(15, Instant.EPOCH), version(7, NOV_10));
    Instant third = midnight(LocalDate.parse("2026-11-03"));
    assertThat(DefaultCycle.nextAfter(decided, NOV_1)).isEqualTo(third);
    assertThat(DefaultCycle.nextAfter(decided, third))
        .isEqualTo(midnight(LocalDate.parse("2026-11-12")));
    assertThat(DefaultCycle.nextAfter(decided.subList(0, 1), third))
        .isEqualTo(midnight(LocalDate.parse("2026-11-18")));
  }

  @Test
  void nextPayoutIsTheFirstDayThatTheRuleOfThatDayMakesOne() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<RuleVersion> versions = versions(random);
      Instant instant = NOV_1.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 120)));
      assertThat(DefaultCycle.nextAfter(versions, instant))
          .as("seed %d, round %d, %s after %s", seed, round, versions, instant)
          .isEqualTo(dayByDay(versions, instant));
    }
  }

  private static Instant dayByDay(List<RuleVersion> versions, Instant instant) {
    LocalDate day = BookFold.day(instant).plusDays(1);
    while (day.toEpochDay() % RuleVersion.inForce(versions, midnight(day)).value() != 0) {
      day = day.plusDays(1);
    }
    return midnight(day);
  }

  private static List<RuleVersion> versions(Random random) {
    List<RuleVersion> versions = new ArrayList<>();
    versions.add(version(15, Instant.EPOCH));
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      Instant from = NOV_1.plus(Duration.ofHours(random.nextInt(24 * 100)));
      boolean atMidnight = random.nextBoolean();
      versions.add(
          version(1 + random.nextInt(31), atMidnight ? midnight(BookFold.day(from)) : from));
    }
    return versions;
  }

  private static RuleVersion version(long days, Instant from) {
    return new RuleVersion(PlatformRule.PAYOUT_CYCLE_DAYS, 1, days, from, null, 0);
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(BookFold.ZONE).toInstant();
  }
}
