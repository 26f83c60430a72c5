package org.tongtian.orders.businessday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDaysTest {

  private final BusinessDays days = BusinessDays.shanghai();

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 1, 2026-11-23", // over a weekend
    "2026-11-21, 1, 2026-11-23", // from a Saturday
    "2026-11-22, 0, 2026-11-22", // no day at all: the day itself, a Sunday
    "2026-02-13, 1, 2026-02-14", // a Saturday that is worked
    "2026-02-14, 1, 2026-02-24", // over the Spring Festival
    "2026-02-27, 1, 2026-02-28",
    "2026-09-30, 1, 2026-10-08", // over the National Day
    "2026-09-30, 3, 2026-10-10",
    "2026-12-31, 1, 2027-01-01" // not announced: weekends alone are free
  })
  void holidaysAreLeftOutAndWorkedWeekendsCount(LocalDate from, int count, LocalDate reached) {
    assertThat(days.plus(from, count)).isEqualTo(reached);
  }

  @Test
  void theYear2026HasTheDaysThatWereAnnounced() {
    long worked =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .filter(days::isBusinessDay)
            .count();
    // 261 from Monday to Friday, 19 of them off, 6 worked at weekends
    assertThat(worked).isEqualTo(248);
    assertThat(days.isAnnounced(2026)).isTrue();
    assertThat(days.isAnnounced(2027)).isFalse();
  }

  @Test
  void aDeadlineEndsWithTheDayInShanghai() {
    // 15:59 UTC on Friday is still Friday in Shanghai, a minute later it is Saturday
    assertThat(days.plusBusinessDays(Instant.parse("2026-11-20T15:59:59Z"), 1))
        .isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
    assertThat(days.plusBusinessDays(Instant.parse("2026-11-22T16:00:00Z"), 1))
        .isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
    assertThat(days.plusBusinessDays(Instant.parse("2026-11-22T10:00:00Z"), 0))
        .isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void otherNumbersOfDaysAreAMistake(int count) {
    assertThatThrownBy(() -> days.plus(LocalDate.of(2026, 11, 22), count))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void soManyBusinessDaysLieBetween() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(600));
      int count = 1 + random.nextInt(40);
      LocalDate reached = days.plus(from, count);
      assertThat(days.isBusinessDay(reached)).as("seed %d", seed).isTrue();
      assertThat(
              from.plusDays(1).datesUntil(reached.plusDays(1)).filter(days::isBusinessDay).count())
          .as("seed %d", seed)
          .isEqualTo(count);
      assertThat(days.plus(days.plus(from, count), 1)).isEqualTo(days.plus(from, count + 1));
    }
  }

  @Test
  void everyWorkedDayIsAWeekendAndEveryDayOffIsNone() {
    LocalDate.of(2026, 1, 1)
        .datesUntil(LocalDate.of(2028, 1, 1))
        .forEach(
            day -> {
              boolean weekend =
                  day.getDayOfWeek() == DayOfWeek.SATURDAY
                      || day.getDayOfWeek() == DayOfWeek.SUNDAY;
              boolean usual = days.isBusinessDay(day) != weekend;
              assertThat(usual || day.getYear() == 2026).as("%s", day).isTrue();
            });
  }
}
