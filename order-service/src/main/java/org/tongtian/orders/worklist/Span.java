package org.tongtian.orders.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.tongtian.kit.Pure;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.order.Order;

/**
 * A stretch of positions, which is a stretch of time.
 *
 * @param from the first position, null for the very first
 * @param until the first position behind it, null for no end
 */
@Pure
record Span(String from, String until) {

  /** All there is. */
  static final Span ALL = new Span(null, null);

  private static final int MILLIS_DIGITS = 16;

  /** What was placed on these days, Asia/Shanghai; either may be null for no bound. */
  static Span ofDays(LocalDate first, LocalDate last) {
    return new Span(
        first == null ? null : at(BusinessDays.endOf(first.minusDays(1))),
        last == null ? null : at(BusinessDays.endOf(last)));
  }

  /** The first position of a moment. */
  static String at(Instant moment) {
    return Order.position(moment, "");
  }

  /** The moment of a position. */
  static Instant momentOf(String position) {
    return Instant.ofEpochMilli(
        HexFormat.fromHexDigitsToLong(position.substring(0, MILLIS_DIGITS)));
  }

  /** What is left behind a cursor, the position of the last that was seen; null for none. */
  Span behind(String cursor, boolean newestFirst) {
    if (cursor == null) {
      return this;
    }
    // A tilde sorts behind every character of a position, so this is right behind the cursor.
    String next = newestFirst ? cursor : cursor + "~";
    if (newestFirst) {
      return new Span(from, until == null || next.compareTo(until) < 0 ? next : until);
    }
    return new Span(from == null || next.compareTo(from) > 0 ? next : from, until);
  }

  /** Whether a position lies in it. */
  boolean holds(String position) {
    return (from == null || position.compareTo(from) >= 0)
        && (until == null || position.compareTo(until) < 0);
  }
}
