package org.tongtian.orders.payment;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.purchase.Payment;

/**
 * Money on its way back to a buyer: a record with states of its own.
 *
 * @param id also the merchant's refund id at the channel, so that asking twice pays back once
 * @param paymentId the merchant's order id of the payment that goes back
 * @param orderId the order it is for; of a closed payment one of its orders
 * @param parts what it takes out of the order; null where the money never entered it
 * @param partOf the refund whose rest it is, since it goes back over two payments; else null
 * @param caseId the after-sales case that decided it, or null
 * @param askAt when the channel is asked (again)
 * @param endedAt when the buyer had the money, null before
 */
public record Refund(
    @BsonId String id,
    String paymentId,
    String transactionId,
    String orderId,
    Money amount,
    RefundReason reason,
    OrderRefund parts,
    String partOf,
    String caseId,
    RefundStage stage,
    Instant requestedAt,
    Instant askAt,
    Instant endedAt) {

  /**
   * The id of the refund by which money goes back that paid nothing: once for each payment and
   * order.
   *
   * @param of the order whose part goes back; for all of a payment, its purchase
   */
  public static String idOf(Payment payment, String of) {
    return Ids.derived(payment.id(), of);
  }
}
