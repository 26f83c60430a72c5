package org.tongtian.settlement.statement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookFold;

/**
 * A business month in Asia/Shanghai.
 *
 * @param month which
 */
@Pure
record Period(YearMonth month) {

  /** The month that the text names as 2026-11; the month of the instant where it is null. */
  static Period of(String text, Instant now) {
    if (text == null) {
      return new Period(YearMonth.from(now.atZone(BookFold.ZONE)));
    }
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 2000 && month.getYear() < 3000) {
        return new Period(month);
      }
    } catch (DateTimeException malformed) {
      throw Refusal.invalid("settlement.period_invalid", "period");
    }
    throw Refusal.invalid("settlement.period_invalid", "period");
  }

  /** Its first instant. */
  Instant start() {
    return month.atDay(1).atStartOfDay(BookFold.ZONE).toInstant();
  }

  /** The first instant after it. */
  Instant end() {
    return month.plusMonths(1).atDay(1).atStartOfDay(BookFold.ZONE).toInstant();
  }
}
