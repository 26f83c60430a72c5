package org.tongtian.orders.payment;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.purchase.Payment;

/** What money that the channel reports means for the payment, and for each order it was for. */
@Pure
final class PaymentVerdict {

  private PaymentVerdict() {}

  /** What it means for the payment. */
  enum OfPayment {
    /** It is the payment's money. */
    FITS,
    /** Not what was to be paid; recorded, nothing changes. */
    WRONG_AMOUNT,
    /** Not the transaction that was opened; recorded, nothing changes. */
    WRONG_TRANSACTION;

    /** The code the channel gets where the payment is refused. */
    String refusalCode() {
      return this == WRONG_AMOUNT ? "payment.amount_mismatch" : "payment.transaction_mismatch";
    }
  }

  /** What it means for an order. */
  enum OfOrder {
    /** The order becomes PAID, or DEPOSIT_PAID. */
    PAY,
    /** Known already; nothing changes. */
    KNOWN,
    /** It expired: it comes back if there is stock for it, else its money goes back (ADR 23). */
    RESTOCK,
    /** It is over for another reason: its money goes back. */
    RETURN,
    /** Another payment paid it already: this money goes back, the order stays as it is. */
    TWICE
  }

  /**
   * The rule for the payment.
   *
   * @param transactionId the channel's number of the payment; any one fits where the channel told
   *     none when it was opened
   * @param paid what the channel took
   */
  static OfPayment on(Payment payment, String transactionId, Money paid) {
    if (!payment.amount().equals(paid)) {
      return OfPayment.WRONG_AMOUNT;
    }
    return payment.transactionId() == null || payment.transactionId().equals(transactionId)
        ? OfPayment.FITS
        : OfPayment.WRONG_TRANSACTION;
  }

  /**
   * The rule for an order of it.
   *
   * @param purchaseId the purchase of the payment, which says what of the order it pays for
   * @param paymentId the payment whose money came
   */
  static OfOrder on(Order order, String purchaseId, String paymentId) {
    if (order.awaits(purchaseId)) {
      return OfOrder.PAY; // however late: its stock is kept for as long as it waits (ADR 21)
    }
    String paidBy = order.paidBy(purchaseId);
    if (paidBy != null) {
      return paidBy.equals(paymentId) ? OfOrder.KNOWN : OfOrder.TWICE;
    }
    return order.reason() == TimelineReason.EXPIRED ? OfOrder.RESTOCK : OfOrder.RETURN;
  }
}
