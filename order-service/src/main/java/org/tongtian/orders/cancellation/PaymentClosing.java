package org.tongtian.orders.cancellation;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;
import org.tongtian.orders.payment.PaymentService;
import org.tongtian.orders.purchase.PaymentState;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/** Tells the channel to take no more money for a purchase, before its orders end. */
@Component
public class PaymentClosing {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentClosing.class);

  private final PurchaseService purchases;
  private final PaymentService payments;
  private final PaymentProvider channel;

  /** What became of closing a payment. */
  public enum Closing {
    /** Nobody can pay it any more. */
    CLOSED,
    /** It was paid already, and its orders know. */
    PAID,
    /** Nobody knows; the poller closes it later. */
    UNREACHABLE
  }

  PaymentClosing(PurchaseService purchases, PaymentService payments, PaymentProvider channel) {
    this.purchases = purchases;
    this.payments = payments;
    this.channel = channel;
  }

  /**
   * Closes the payment in force. Money that came in the last moment pays the orders. Refuses with
   * 409 {@code payment.being_paid}.
   */
  public Closing close(Purchase purchase) {
    if (purchase.payment().state() != PaymentState.OPEN) {
      return Closing.CLOSED;
    }
    Optional<Transaction> known;
    try {
      known = channel.close(purchase.payment().id());
    } catch (Refusal refusal) {
      if (refusal.status().is4xxClientError()) {
        throw refusal;
      }
      LOG.warn("Payment of purchase {} is closed later: {}", purchase.id(), refusal.code());
      return Closing.UNREACHABLE;
    }
    if (known.isPresent() && known.get().state() == TransactionState.PAID) {
      payments.confirm(
          purchase.payment().id(),
          known.get().transactionId(),
          known.get().amount(),
          known.get().paidAt());
      return Closing.PAID;
    }
    // Closed, or unknown to the channel: either way nobody can pay it any more.
    purchases.closed(purchase);
    return Closing.CLOSED;
  }
}
