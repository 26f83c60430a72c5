package org.tongtian.orders.delivery;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.Pure;
import org.tongtian.orders.businessday.BusinessDays;

/**
 * The days that a parcel is expected on, Asia/Shanghai.
 *
 * @param from the first of them
 * @param until the last of them
 */
@Pure
record Arrival(LocalDate from, LocalDate until) {

  /**
   * Goods are packed on the first business day after the order was placed, or on the day they are
   * harvested where that is later; the business days of the row follow.
   */
  static Arrival of(DeliveryRow row, Instant placedAt, LocalDate readyFrom) {
    BusinessDays days = BusinessDays.shanghai();
    LocalDate packed = days.plus(BusinessDays.dayOf(placedAt), 1);
    LocalDate ready = readyFrom.isAfter(packed) ? readyFrom : packed;
    return new Arrival(days.plus(ready, row.daysFrom()), days.plus(ready, row.daysUntil()));
  }
}
