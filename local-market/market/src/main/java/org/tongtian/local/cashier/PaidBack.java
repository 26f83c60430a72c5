package org.tongtian.local.cashier;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * A refund, kept in its transaction.
 *
 * @param refundId the merchant's id of it; asking twice pays back once
 * @param channelRefundId the cashier's
 * @param notifyUrl where to tell that it is through; null where nobody wants to know
 * @param finishesAt when it is through
 * @param succeededAt null until it is
 * @param isTold whether the merchant knows, by the answer or by a notification
 */
public record PaidBack(
    String refundId,
    String channelRefundId,
    Money amount,
    String reason,
    String notifyUrl,
    State state,
    Instant at,
    Instant finishesAt,
    Instant succeededAt,
    boolean isTold) {

  /** Where a refund is, in the words of the merchant's port. */
  public enum State {
    PROCESSING,
    SUCCEEDED
  }
}
