package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.order.PaymentState;

/**
 * Applies what the channel says was paid, however often and by whatever way it is heard: from a
 * notification, from the poller, or when a transaction is to be closed.
 */
@Service
public class PaymentService {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);
  private static final int RACES = 5;

  private final OrderService orders;
  private final RefundService refunds;
  private final AnomalyRepository anomalies;
  private final OrderSettings settings;
  private final Clock clock;

  PaymentService(
      OrderService orders,
      RefundService refunds,
      AnomalyRepository anomalies,
      OrderSettings settings,
      Clock clock) {
    this.orders = orders;
    this.refunds = refunds;
    this.anomalies = anomalies;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Applies a payment. A late one never brings a cancelled order back: its money is paid back.
   * Refusals: 404 {@code order.unknown}; 409 {@code payment.amount_mismatch} and {@code
   * payment.transaction_mismatch}, which are recorded as anomalies and change no order.
   *
   * @param paid what the channel says it took
   */
  public void confirm(String orderId, String transactionId, Money paid) {
    for (int attempt = 0; attempt < RACES; attempt++) {
      Order order = orders.require(orderId);
      if (isDone(order, transactionId, paid)) {
        return;
      }
    }
    throw new IllegalStateException("Order " + orderId + " did not stand still");
  }

  /** False where the order moved in between and must be looked at again. */
  private boolean isDone(Order order, String transactionId, Money paid) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    PaymentVerdict verdict =
        PaymentVerdict.on(order, transactionId, paid, now, settings.paymentGrace());
    return switch (verdict) {
      case REPEATED -> true;
      case ACCEPT -> took(() -> orders.pay(order, transactionId));
      case EXPIRED -> {
        // Cancelled, it is looked at again, and then the payment is TOO_LATE.
        took(() -> orders.cancel(order, "expired", PaymentState.OPEN));
        yield false;
      }
      case TOO_LATE -> {
        LOG.warn("Order {} was paid after it was cancelled; paying back", order.id());
        refunds.payBackLatePayment(order);
        yield true;
      }
      case WRONG_AMOUNT, WRONG_TRANSACTION -> {
        anomalies.record(anomaly(order, transactionId, paid, verdict, now));
        throw Refusal.conflict(verdict.refusalCode());
      }
    };
  }

  /** False where somebody else moved the order in between. */
  private static boolean took(Runnable step) {
    try {
      step.run();
      return true;
    } catch (Refusal refusal) {
      if (refusal.status() == HttpStatus.CONFLICT) {
        return false;
      }
      throw refusal;
    }
  }

  private static Anomaly anomaly(
      Order order, String transactionId, Money paid, PaymentVerdict verdict, Instant now) {
    LOG.error("Payment {} of order {}: {}", transactionId, order.id(), verdict);
    return new Anomaly(
        transactionId + ":" + verdict,
        order.id(),
        transactionId,
        verdict,
        order.total(),
        paid,
        now);
  }
}
