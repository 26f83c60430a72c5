package org.tongtian.local.cashier;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.money.Money;

/**
 * A transaction as the cashier keeps it.
 *
 * @param id the transaction id
 * @param merchantKeyId the key it was opened with, with which the merchant is told
 * @param merchantOrderId the merchant's id of it, unique for the merchant
 * @param expiresAt no payment is begun after that
 * @param landsAt when a payment that was begun succeeds; null where none was, or it did at once
 * @param paidAt null until paid
 * @param notice what the merchant is to be told, null until paid
 * @param refunded minor units paid back so far, or on their way
 */
public record Payment(
    @BsonId String id,
    String merchantId,
    String merchantKeyId,
    String merchantOrderId,
    String description,
    Money amount,
    State state,
    String notifyUrl,
    Instant openedAt,
    Instant expiresAt,
    Instant landsAt,
    Instant paidAt,
    Notice notice,
    long refunded,
    List<PaidBack> refunds) {

  /** Where a transaction is. */
  public enum State {
    OPEN,
    /** Begun by the buyer and not through; to the merchant it is still open. */
    PAYING,
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
    GIVEN_UP,
    /** Never sent, because the cashier was told to lose some. */
    LOST
  }

  /** What its merchant sees of the state. */
  String stateSeen() {
    return state == State.PAYING ? State.OPEN.name() : state.name();
  }

  /** The refund of that id, null where there is none. */
  PaidBack refund(String refundId) {
    return refunds.stream()
        .filter(refund -> refund.refundId().equals(refundId))
        .findFirst()
        .orElse(null);
  }
}
