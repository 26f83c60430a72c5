package org.tongtian.orders.payment;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * What the channel sends when a transaction was paid; fields a newer channel adds are ignored.
 *
 * @param amount what was taken
 */
record PaymentNotification(
    String notificationId,
    String merchantOrderId,
    String transactionId,
    Money amount,
    Instant paidAt) {

  boolean isComplete() {
    return merchantOrderId != null && transactionId != null && amount != null;
  }
}
