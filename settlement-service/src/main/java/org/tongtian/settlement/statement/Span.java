package org.tongtian.settlement.statement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookFold;

/**
 * The business days (Asia/Shanghai) of a statement, how lines are dated, and what is known.
 *
 * @param name the period's as 2026-11 or 2026-11-H1, null where the days were named
 * @param from first day
 * @param to last day, included
 * @param asOf nothing that was booked later is in it; null for now
 */
@Pure
public record Span(String name, LocalDate from, LocalDate to, Dating dated, Instant asOf) {

  private static final int MOST_DAYS = 400;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;
  private static final int HALF = 15;
  private static final Pattern PERIOD = Pattern.compile("(\\d{4}-\\d{2})(?:-H([12]))?");

  /**
   * Reads what a caller asks for; without period and days it is the month of {@code now}.
   *
   * @throws Refusal {@code settlement.period_invalid} or {@code request.field_invalid} (400)
   */
  public static Span of(
      String period, String from, String to, String dated, String asOf, Instant now) {
    Span days = from == null && to == null ? period(period, now) : days(period, from, to);
    return new Span(days.name, days.from, days.to, dating(dated), instant(asOf));
  }

  private static Span period(String text, Instant now) {
    String period = text == null ? YearMonth.from(now.atZone(BookFold.ZONE)).toString() : text;
    Matcher parts = PERIOD.matcher(period);
    if (!parts.matches()) {
      throw Refusal.invalid("settlement.period_invalid", "period");
    }
    try {
      YearMonth month = YearMonth.parse(parts.group(1));
      LocalDate first = "2".equals(parts.group(2)) ? month.atDay(HALF + 1) : month.atDay(1);
      LocalDate last = "1".equals(parts.group(2)) ? month.atDay(HALF) : month.atEndOfMonth();
      return checked(period, first, last, "period");
    } catch (DateTimeException malformed) {
      throw Refusal.invalid("settlement.period_invalid", "period");
    }
  }

  private static Span days(String period, String from, String to) {
    if (period != null) {
      throw Refusal.invalid("settlement.period_twice", "period");
    }
    return checked(null, day(from, "from"), day(to, "to"), "to");
  }

  private static LocalDate day(String text, String field) {
    try {
      if (text != null) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException malformed) {
      throw Refusal.invalid("settlement.day_invalid", field, field);
    }
    throw Refusal.invalid("settlement.day_invalid", field, field);
  }

  private static Span checked(String name, LocalDate from, LocalDate to, String field) {
    boolean isSane = from.getYear() >= FIRST_YEAR && to.getYear() <= LAST_YEAR;
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (!isSane || days < 1 || days > MOST_DAYS) {
      throw Refusal.invalid("settlement.period_invalid", field);
    }
    return new Span(name, from, to, Dating.BOOKED, null);
  }

  private static Dating dating(String text) {
    try {
      return text == null ? Dating.BOOKED : Dating.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.invalid("request.field_invalid", "dated", "dated");
    }
  }

  private static Instant instant(String text) {
    try {
      return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException malformed) {
      throw Refusal.invalid("request.field_invalid", "asOf", "asOf");
    }
  }

  /** The same days as they are known at the instant. */
  public Span knownAt(Instant instant) {
    return new Span(name, from, to, dated, instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /** The first day after it. */
  LocalDate end() {
    return to.plusDays(1);
  }

  /** Whether something that happened at that instant is of these days. */
  boolean contains(Instant happened) {
    LocalDate day = BookFold.day(happened);
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** The first instant of a day. */
  static Instant start(LocalDate day) {
    return day.atStartOfDay(BookFold.ZONE).toInstant();
  }
}
