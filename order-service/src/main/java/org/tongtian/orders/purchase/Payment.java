package org.tongtian.orders.purchase;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.Transaction;

/**
 * A payment that was opened at the channel for the orders of a purchase.
 *
 * @param id the merchant's order id at the channel; of the first payment, the purchase's id
 * @param transactionId the channel's id of it; null before the payment where the channel numbers
 *     payments and not their openings
 * @param payUrl where the buyer confirms, relative to the gateway
 * @param amount the sum of these orders
 * @param orderIds the orders it pays for
 * @param paidAt when the money came, by the channel's clock; null before
 * @param askAt when the channel is asked for its state unless it has told before
 */
public record Payment(
    String id,
    String transactionId,
    String payUrl,
    Money amount,
    List<String> orderIds,
    PaymentState state,
    Instant paidAt,
    Instant askAt) {

  /** One that was just opened for these orders. */
  public static Payment opened(
      String id, Transaction transaction, List<String> orderIds, Instant askAt) {
    return new Payment(
        id,
        transaction.transactionId(),
        transaction.payUrl(),
        transaction.amount(),
        orderIds,
        PaymentState.OPEN,
        null,
        askAt);
  }
}
