package org.tongtian.orders.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.RefundState;

/** What we have recorded of the buyers' money, for the comparison with the channel's statement. */
public interface RecordedMoney {

  /**
   * The payments that were made on a day (Asia/Shanghai) by the channel's time of payment, late
   * ones that go back included, in no order.
   */
  List<Payment> paymentsOf(LocalDate day);

  /** The named payments in whatever state; those nobody knows are left out. */
  List<Payment> payments(Collection<String> paymentIds);

  /**
   * The refunds that the channel was asked for on a day, or that succeeded on it (both
   * Asia/Shanghai), in no order.
   */
  List<Refund> refundsOf(LocalDate day);

  /** The named refunds in whatever state; those nobody knows are left out. */
  List<Refund> refunds(Collection<String> refundIds);

  /** How a payment stands with us. */
  enum Standing {
    /** We wait for it: not paid, as far as we know. */
    WAITING,
    /** Paid, and its orders with it. */
    PAID,
    /** It is over and we know of no money. */
    CANCELLED,
    /** It was paid too late or by mistake, and its money goes back, or went. */
    GOES_BACK
  }

  /**
   * A payment of a purchase.
   *
   * @param paymentId the id that the channel was given as merchant order id
   * @param transactionId the channel's id of it; null where none is known
   * @param amount what was to be paid
   * @param paidAt by the channel's clock; null unless money came
   * @param sales the lines that it paid; empty where it goes back
   */
  record Payment(
      String paymentId,
      String transactionId,
      Money amount,
      Standing standing,
      Instant paidAt,
      List<Sale> sales) {}

  /**
   * A line of a paid order, which is a sale at settlement.
   *
   * @param saleId the line's id
   * @param orderNumber what people call its order
   * @param paid what the buyer paid for it
   * @param refunded what of that was given back so far, as settlement was told
   */
  record Sale(String saleId, String orderId, String orderNumber, Money paid, Money refunded) {}

  /**
   * A refund.
   *
   * @param refundId the id that the channel was given
   * @param paymentId the payment that goes back, in part or whole
   * @param requestedAt when the channel was asked first
   * @param succeededAt by the channel's clock; null until the buyer has the money
   */
  record Refund(
      String refundId,
      String paymentId,
      Money amount,
      RefundState state,
      Instant requestedAt,
      Instant succeededAt) {}
}
