package org.tongtian.orders.purchase;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * What a buyer pays for at once: one basket, one payment, one order per co-operative. It is also
 * the record of its checkout's idempotency key: its id follows from buyer and key.
 *
 * @param wishHash hash of the request; the same key with another body is refused
 * @param buyerId account of the buyer
 * @param orderIds its orders, as the buyer saw them
 * @param total what all orders cost when they were placed
 * @param couponIds coupons it holds or used
 * @param payment the payment in force; null in the mark of one that was undone
 * @param earlierPayments payments that were closed because an order was taken out of them
 * @param paymentIds ids of all its payments
 * @param undone whether it is only the mark of a checkout that was undone
 */
@Pure
public record Purchase(
    @BsonId String id,
    String wishHash,
    String buyerId,
    List<String> orderIds,
    Money total,
    List<String> couponIds,
    Payment payment,
    List<Payment> earlierPayments,
    List<String> paymentIds,
    Instant placedAt,
    Instant payBefore,
    boolean undone) {

  /** One whose first payment was just opened. */
  public static Purchase begun(
      String id,
      String wishHash,
      String buyerId,
      List<String> couponIds,
      Payment payment,
      Instant placedAt,
      Instant payBefore) {
    return new Purchase(
        id,
        wishHash,
        buyerId,
        payment.orderIds(),
        payment.amount(),
        couponIds,
        payment,
        List.of(),
        List.of(payment.id()),
        placedAt,
        payBefore,
        false);
  }

  /** The mark that a checkout under this id was undone and can't come true any more. */
  public static Purchase undone(String id, String wishHash, String buyerId, Instant at) {
    return new Purchase(
        id, wishHash, buyerId, List.of(), null, List.of(), null, List.of(), List.of(), at, at,
        true);
  }

  /** The payment with that id, in force or earlier; null where it has none. */
  public Payment paymentWithId(String paymentId) {
    if (payment != null && payment.id().equals(paymentId)) {
      return payment;
    }
    return earlierPayments.stream()
        .filter(earlier -> earlier.id().equals(paymentId))
        .findFirst()
        .orElse(null);
  }
}
