package org.tongtian.orders.payment;

import java.time.Duration;
import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;

/** What a payment that the channel reports means for its order. */
@Pure
public enum PaymentVerdict {
  /** The order becomes PAID. */
  ACCEPT,
  /** Known already; nothing changes. */
  REPEATED,
  /** The order is over; it stays so, and the money goes back. */
  TOO_LATE,
  /** Nobody has cancelled the order yet, but its stock may be gone: cancel it, then as TOO_LATE. */
  EXPIRED,
  /** Not what the order costs; recorded, nothing changes. */
  WRONG_AMOUNT,
  /** Not the transaction that was opened for the order; recorded, nothing changes. */
  WRONG_TRANSACTION;

  /**
   * The rule.
   *
   * @param paid what the channel took
   * @param grace how long after its time an order that nobody cancelled may still be paid; its
   *     stock is held longer than that
   */
  static PaymentVerdict on(
      Order order, String transactionId, Money paid, Instant now, Duration grace) {
    if (!order.total().equals(paid)) {
      return WRONG_AMOUNT;
    }
    if (!order.payment().transactionId().equals(transactionId)) {
      return WRONG_TRANSACTION;
    }
    if (order.state() == OrderState.CANCELLED) {
      return TOO_LATE;
    }
    if (order.state() != OrderState.PENDING_PAYMENT) {
      return REPEATED;
    }
    return now.isAfter(order.payBefore().plus(grace)) ? EXPIRED : ACCEPT;
  }

  /** The code the channel gets where the payment is refused. */
  String refusalCode() {
    return this == WRONG_AMOUNT ? "payment.amount_mismatch" : "payment.transaction_mismatch";
  }
}
