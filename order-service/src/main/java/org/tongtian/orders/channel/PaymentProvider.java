package org.tongtian.orders.channel;

import java.util.Optional;
import org.tongtian.kit.money.Money;

/**
 * The port to the payment channel. Every call is idempotent on the id that the caller gives. A
 * channel that can't be reached is refused with 503 {@code payment.channel_unreachable}, one that
 * declines with 409 {@code payment.channel_refused}.
 */
public interface PaymentProvider {

  /** Opens a transaction that the buyer can pay; the same order again gives the same one. */
  Transaction open(OpenTransaction command);

  /** What the channel knows of the order's transaction, empty where it has none. */
  Optional<Transaction> find(String merchantOrderId);

  /**
   * Makes the channel take no money for the order any more; the answer is PAID where the buyer was
   * faster, and empty where the channel has no such transaction.
   */
  Optional<Transaction> close(String merchantOrderId);

  /**
   * Gives money back to the buyer.
   *
   * @param refundId the merchant's id of the refund
   */
  void refund(String refundId, String merchantOrderId, Money amount, String reason);
}
