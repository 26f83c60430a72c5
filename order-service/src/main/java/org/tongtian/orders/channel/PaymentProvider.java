package org.tongtian.orders.channel;

import java.time.LocalDate;
import java.util.Optional;
import org.tongtian.kit.money.Money;

/**
 * The port to the payment channel. Every call is idempotent on the id that the caller gives; ids
 * are UUIDs, and an adapter writes them in its channel's form. A channel that can't be reached is
 * refused with 503 {@code payment.channel_unreachable}, one that declines with 409 {@code
 * payment.channel_refused}.
 */
public interface PaymentProvider {

  /** Who we are to the channel, as its statements name us. */
  String merchantId();

  /** Opens a transaction that the buyer can pay; the same order again gives the same one. */
  Transaction open(OpenTransaction command);

  /** What the channel knows of the order's transaction, empty where it has none. */
  Optional<Transaction> find(String merchantOrderId);

  /**
   * Makes the channel take no money for the order any more; the answer is PAID where the buyer was
   * faster, and empty where the channel has no such transaction. Refuses with 409 {@code
   * payment.being_paid} while the buyer is entering the password: nothing is closed, ask again.
   */
  Optional<Transaction> close(String merchantOrderId);

  /**
   * Gives money back to the buyer. The channel may finish it later: the answer says where the
   * refund is, and {@link #findRefund} and {@link ChannelNotifications#refunded} what became of it.
   *
   * @param refundId the merchant's id of the refund
   */
  ChannelRefund refund(String refundId, String merchantOrderId, Money amount, String reason);

  /** What the channel knows of a refund, empty where it was never asked for it. */
  Optional<ChannelRefund> findRefund(String refundId);

  /**
   * The channel's own list of what it took and gave back on a day (Asia/Shanghai), whole as it was
   * issued and checked against its hash. Refuses with 409 {@code payment.statement_not_ready} where
   * the channel has not issued it.
   */
  ChannelStatement statement(LocalDate day);
}
