package org.tongtian.orders.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.tongtian.kit.Pure;
import org.tongtian.orders.businessday.BusinessDays;

/**
 * When a shipped order counts as received by itself: so many business days (Asia/Shanghai) after
 * its carriers told that all of it was delivered; until they have, so many after the last parcel
 * was sent. A buyer may add some, once.
 */
@Pure
final class ReceiptClock {

  private ReceiptClock() {}

  /**
   * The end of the time for it.
   *
   * @param parcels at least one
   * @param extended whether the buyer asked for more time
   */
  static Instant dueAt(List<Parcel> parcels, boolean extended, OrderSettings settings) {
    BusinessDays days = BusinessDays.shanghai();
    boolean delivered = parcels.stream().map(Parcel::deliveredAt).allMatch(Objects::nonNull);
    Instant begins =
        parcels.stream()
            .map(delivered ? Parcel::deliveredAt : Parcel::shippedAt)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Instant due =
        days.plusBusinessDays(
            begins, delivered ? settings.receivedAfterDelivery() : settings.receivedAfter());
    return extended ? extended(due, settings) : due;
  }

  /** The end of it when the buyer asks for more time. */
  static Instant extended(Instant due, OrderSettings settings) {
    // The deadline is the first moment of a day; the day that ends then is the one to count from.
    return BusinessDays.shanghai()
        .plusBusinessDays(due.minusMillis(1), settings.receiptExtension());
  }
}
