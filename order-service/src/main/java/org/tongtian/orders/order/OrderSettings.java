package org.tongtian.orders.order;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.tongtian.orders.businessday.BusinessDays;

/**
 * The clocks of an order, each counted from when it was placed unless said otherwise.
 *
 * @param payWithin an order that is unpaid then is cancelled
 * @param paymentGrace how long after that it waits while the channel can't say whether it was paid
 * @param stockHeld when the reservation ends by itself; later than the two together, so that a paid
 *     order always finds its stock
 * @param receivedAfter business days after its last parcel was sent, Asia/Shanghai, when an order
 *     counts as received by itself
 * @param receivedAfterDelivery the same, after its carrier told that all of it was delivered
 * @param receiptExtension business days that a buyer may add to it, once
 */
@ConfigurationProperties("tongtian.orders")
public record OrderSettings(
    Duration payWithin,
    Duration paymentGrace,
    Duration stockHeld,
    int receivedAfter,
    int receivedAfterDelivery,
    int receiptExtension) {

  /** Refuses clocks under which a paid order could have lost its stock. */
  public OrderSettings {
    if (payWithin.plus(paymentGrace).compareTo(stockHeld) >= 0) {
      throw new IllegalArgumentException(
          "tongtian.orders.stock-held must be longer than pay-within and payment-grace together");
    }
  }

  /** When an order whose last parcel is sent now counts as received by itself. */
  public Instant receivedBy(Instant now) {
    return BusinessDays.shanghai().plusBusinessDays(now, receivedAfter);
  }
}
