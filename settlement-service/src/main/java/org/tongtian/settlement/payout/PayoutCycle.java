package org.tongtian.settlement.payout;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookFold;

/** How often a party is paid out. */
@Pure
enum PayoutCycle {
  DAILY(1),
  WEEKLY(7),
  /** Every 15 days: what a household's season allows for (promise S12). */
  HALF_MONTHLY(15);

  private final int days;

  PayoutCycle(int days) {
    this.days = days;
  }

  /** The first start of a cycle after the instant: midnight in Shanghai, counted from 1970. */
  Instant nextAfter(Instant instant) {
    return nextAfter(instant, days);
  }

  /** As {@link #nextAfter(Instant)} for a cycle of so many days, from 1. */
  static Instant nextAfter(Instant instant, int days) {
    long today = LocalDate.ofInstant(instant, BookFold.ZONE).toEpochDay();
    long next = (Math.floorDiv(today, days) + 1) * days;
    return LocalDate.ofEpochDay(next).atStartOfDay(BookFold.ZONE).toInstant();
  }
}
