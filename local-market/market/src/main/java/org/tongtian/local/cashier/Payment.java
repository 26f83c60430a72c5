package org.tongtian.local.cashier;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * A transaction as the cashier keeps it.
 *
 * @param id the transaction id
 * @param merchantOrderId the merchant's id of it, unique for the merchant
 * @param expiresAt no money is taken after that
 * @param paidAt null until paid
 * @param notice what the merchant is to be told, null until paid
 * @param refunded minor units paid back so far
 */
public record Payment(
    @BsonId String id,
    String merchantId,
    String merchantOrderId,
    String description,
    Money amount,
    State state,
    String notifyUrl,
    Instant openedAt,
    Instant expiresAt,
    Instant paidAt,
    Notice notice,
    long refunded,
    List<PaidBack> refunds) {

  /** Where a transaction is. */
  public enum State {
    OPEN,
    PAID,
    CLOSED
  }

  /**
   * The notification of a payment.
   *
   * @param attempts how often it was sent in vain
   * @param nextAt when it is sent (again)
   */
  public record Notice(String id, NoticeState state, int attempts, Instant nextAt) {}

  /** Where a notification is. */
  public enum NoticeState {
    WAITING,
    DELIVERED,
    GIVEN_UP
  }
}
