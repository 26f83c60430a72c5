package org.tongtian.orders.worklist;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.Pure;
import org.tongtian.orders.businessday.BusinessDays;

/**
 * By when an order should be sent: at the end of so many business days (Asia/Shanghai) after it was
 * placed, or after the last of its goods was harvested.
 */
@Pure
final class ShippingDue {

  private ShippingDue() {}

  /** Orders that were placed and harvested on this day or before should have been sent by now. */
  static LocalDate overdueSince(Instant now, int shipWithin) {
    LocalDate today = BusinessDays.dayOf(now);
    LocalDate day = today.minusDays(1);
    while (!BusinessDays.shanghai().plus(day, shipWithin).isBefore(today)) {
      day = day.minusDays(1);
    }
    return day;
  }
}
