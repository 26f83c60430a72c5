package org.tongtian.orders.payment;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * Money on its way back to a buyer: a record with states of its own, REQUESTED → SUCCEEDED.
 *
 * @param id also the merchant's refund id at the channel, so that asking twice pays back once
 * @param transactionId the payment that goes back; one late payment has one refund
 * @param askAt when the channel is asked (again)
 */
public record Refund(
    @BsonId String id,
    String orderId,
    String transactionId,
    Money amount,
    RefundReason reason,
    RefundState state,
    Instant requestedAt,
    Instant askAt) {

  /** Why money goes back. */
  public enum RefundReason {
    LATE_PAYMENT
  }

  /** Where a refund is. */
  public enum RefundState {
    REQUESTED,
    SUCCEEDED
  }
}
