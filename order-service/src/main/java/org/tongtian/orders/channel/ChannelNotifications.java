package org.tongtian.orders.channel;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * Takes what the channel reports by itself, after its signature was believed. The same thing may be
 * reported often, late and out of order. A {@link org.tongtian.kit.problem.Refusal} is answered to
 * the channel, which then repeats itself.
 */
public interface ChannelNotifications {

  /**
   * A transaction was paid.
   *
   * @param transactionId the channel's id of the payment
   * @param amount what was taken
   * @param paidAt by the channel's clock
   */
  void paid(String merchantOrderId, String transactionId, Money amount, Instant paidAt);

  /**
   * A refund came to an end, or to a halt.
   *
   * @param refundId the merchant's id of it
   */
  void refunded(String refundId, RefundState state);
}
