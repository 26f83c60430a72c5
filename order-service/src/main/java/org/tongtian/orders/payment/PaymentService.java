package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.delivery.Arrivals;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.PresaleRevisions;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;
import org.tongtian.orders.purchase.PurchaseWatch;

/**
 * Applies what the channel says was paid, however often and by whatever way it is heard: from a
 * notification, from the poller, or when a transaction is to be closed. Each order of the payment
 * is brought to its end by itself; only then the payment counts as PAID, so that a crash in between
 * leaves it to be asked about again.
 */
@Service
public class PaymentService {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);
  private static final int RACES = 5;

  private final PurchaseService purchases;
  private final PurchaseWatch watch;
  private final OrderService orders;
  private final PresaleRevisions presales;
  private final LatePayments late;
  private final CouponClaims coupons;
  private final Arrivals arrivals;
  private final AnomalyRepository anomalies;
  private final Clock clock;

  PaymentService(
      PurchaseService purchases,
      PurchaseWatch watch,
      OrderService orders,
      PresaleRevisions presales,
      LatePayments late,
      CouponClaims coupons,
      Arrivals arrivals,
      AnomalyRepository anomalies,
      Clock clock) {
    this.purchases = purchases;
    this.watch = watch;
    this.orders = orders;
    this.presales = presales;
    this.late = late;
    this.coupons = coupons;
    this.arrivals = arrivals;
    this.anomalies = anomalies;
    this.clock = clock;
  }

  /**
   * Applies a payment. Refusals: 404 {@code purchase.unknown}; 409 {@code payment.amount_mismatch}
   * and {@code payment.transaction_mismatch}, which are recorded as anomalies and change no order.
   *
   * @param paymentId the merchant's order id at the channel
   * @param paid what the channel says it took
   * @param paidAt when, by the channel's clock; null where it did not say
   */
  public void confirm(String paymentId, String transactionId, Money paid, Instant paidAt) {
    Purchase purchase =
        purchases.ofPayment(paymentId).orElseThrow(() -> Refusal.notFound("purchase.unknown"));
    Payment payment = purchase.paymentWithId(paymentId);
    PaymentVerdict.OfPayment verdict = PaymentVerdict.on(payment, transactionId, paid);
    if (verdict != PaymentVerdict.OfPayment.FITS) {
      anomalies.record(anomaly(payment, transactionId, paid, verdict));
      throw Refusal.conflict(verdict.refusalCode());
    }
    Instant at = paidAt == null ? now() : paidAt;
    boolean inForce = purchase.payment().id().equals(paymentId);
    if (inForce || paidSomething(purchase, payment)) {
      payment.orderIds().forEach(id -> settle(new MoneyCame(purchase, payment, at), id));
      settleCoupons(purchase);
    } else {
      late.payBackEarlier(purchase, payment);
    }
    if (!inForce || !purchases.paid(purchase, transactionId, at)) {
      purchases.earlierPaid(paymentId, at);
    }
    watch.changed(purchase.id());
  }

  /** Whether it paid orders before another payment took its place; then it is no stray money. */
  private boolean paidSomething(Purchase purchase, Payment payment) {
    return orders.find(payment.orderIds()).stream()
        .anyMatch(order -> payment.id().equals(order.paidBy(purchase.id())));
  }

  /** A coupon is used up where anything it was given for was sold, else it is the buyer's again. */
  private void settleCoupons(Purchase purchase) {
    if (purchase.couponIds().isEmpty()) {
      return;
    }
    if (orders.find(purchase.orderIds()).stream().anyMatch(order -> order.paidBy() != null)) {
      coupons.use(purchase.id());
    } else {
      coupons.free(purchase.id());
    }
  }

  private void settle(MoneyCame money, String orderId) {
    for (int attempt = 0; attempt < RACES; attempt++) {
      if (isDone(money, orders.require(orderId))) {
        return;
      }
    }
    throw new IllegalStateException("Order " + orderId + " did not stand still");
  }

  /** False where the order moved in between and must be looked at again. */
  private boolean isDone(MoneyCame money, Order order) {
    Payment payment = money.payment();
    return switch (PaymentVerdict.on(order, money.purchase().id(), payment.id())) {
      case KNOWN -> true;
      case PAY -> took(() -> pay(money, order));
      case RESTOCK -> late.restockOrPayBack(money, order);
      case RETURN -> late.payBack(money, order);
      case TWICE -> late.payBackSecond(money, order);
    };
  }

  /** A presale is paid in two parts, other orders at once. */
  private void pay(MoneyCame money, Order order) {
    String paymentId = money.payment().id();
    if (order.presale() == null) {
      orders.pay(order, paymentId);
    } else if (order.state() == OrderState.PENDING_PAYMENT) {
      presales.deposit(order.id(), paymentId, money.at());
    } else {
      LocalDate ready = order.lines().getFirst().goods().harvestDate();
      presales.payBalance(
          order.id(), paymentId, money.at(), arrivals.renewed(order, ready, money.at()));
    }
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

  private Anomaly anomaly(
      Payment payment, String transactionId, Money paid, PaymentVerdict.OfPayment verdict) {
    LOG.error("Transaction {} of payment {}: {}", transactionId, payment.id(), verdict);
    return new Anomaly(
        transactionId + ":" + verdict,
        payment.id(),
        transactionId,
        verdict.name(),
        payment.amount(),
        paid,
        now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
