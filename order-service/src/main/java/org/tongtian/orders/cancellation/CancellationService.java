package org.tongtian.orders.cancellation;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.cancellation.PaymentClosing.Closing;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.PresaleRevisions;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.purchase.PaymentState;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/**
 * Ends unpaid orders. The channel is told first to take no more money; where it took some already,
 * the order is paid instead.
 *
 * <p>One order of several is taken out of its purchase by closing the payment, ending the order and
 * opening a payment for the others; the first must succeed, since the open payment asks for too
 * much. The last order ends also where the channel can't be reached: the poller closes the payment
 * later, and money that comes in between goes back.
 */
@Service
class CancellationService {

  private static final Logger LOG = LoggerFactory.getLogger(CancellationService.class);
  private static final int ATTEMPTS = 5;

  private final OrderService orders;
  private final PurchaseService purchases;
  private final PresaleRevisions presales;
  private final PaymentClosing closing;
  private final PaymentRenewal renewal;
  private final CouponClaims coupons;
  private final OrderSettings settings;
  private final Clock clock;

  CancellationService(
      OrderService orders,
      PurchaseService purchases,
      PresaleRevisions presales,
      PaymentClosing closing,
      PaymentRenewal renewal,
      CouponClaims coupons,
      OrderSettings settings,
      Clock clock) {
    this.orders = orders;
    this.purchases = purchases;
    this.presales = presales;
    this.closing = closing;
    this.renewal = renewal;
    this.coupons = coupons;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The buyer takes an unpaid order back, or a presale whose balance is not paid. Refusals: 409
   * {@code order.cannot_cancel} where it is paid or over, {@code payment.being_paid}; 503 {@code
   * payment.channel_unreachable} where others of the purchase wait to be paid.
   *
   * @param operationId a cancellation that is run again knows itself by it
   */
  Order cancel(Order order, String operationId) {
    if (order.holdsDeposit()) {
      return giveUp(order, operationId);
    }
    if (order.state() != OrderState.PENDING_PAYMENT) {
      return orders.cancel(order, operationId, TimelineReason.BY_BUYER);
    }
    Purchase purchase = purchases.require(order.purchaseId());
    boolean last = pending(purchase).size() == 1;
    if (closing.close(purchase) == Closing.UNREACHABLE && !last) {
      throw Refusal.unavailable("payment.channel_unreachable");
    }
    try {
      return orders.cancel(order, operationId, TimelineReason.BY_BUYER);
    } finally {
      // Also where another tap was faster: it may have opened the payment that was closed here.
      payForTheRest(purchase.id());
    }
  }

  /** A presale whose balance is not paid: its deposit goes back whole (ADR 25). */
  private Order giveUp(Order order, String operationId) {
    purchases
        .find(order.balancePurchaseId())
        .ifPresent(
            balance -> {
              if (closing.close(balance) == Closing.UNREACHABLE) {
                LOG.warn("Order {} ends; a balance that comes all the same goes back", order.id());
              }
            });
    return presales.end(order.id(), operationId, TimelineReason.BY_BUYER);
  }

  /**
   * The time of an unpaid purchase is over: all that waits of it ends. While nobody can tell
   * whether it was paid, it waits a little longer: who has paid gets the goods rather than the
   * money back.
   */
  void expire(String purchaseId, List<Order> overdue) {
    Optional<Purchase> purchase = purchases.find(purchaseId).filter(found -> !found.undone());
    Closing closed = purchase.map(closing::close).orElse(Closing.CLOSED);
    if (closed == Closing.PAID || (closed == Closing.UNREACHABLE && isInGrace(overdue))) {
      return;
    }
    overdue.forEach(order -> orders.cancel(order, "expired", TimelineReason.EXPIRED));
    purchase.ifPresent(ended -> coupons.free(ended.id()));
  }

  private boolean isInGrace(List<Order> overdue) {
    Instant since = clock.instant().minus(settings.paymentGrace());
    return overdue.stream().allMatch(order -> order.payBefore().isAfter(since));
  }

  private List<Order> pending(Purchase purchase) {
    return orders.find(purchase.orderIds()).stream()
        .filter(order -> order.state() == OrderState.PENDING_PAYMENT)
        .toList();
  }

  /**
   * Leaves the purchase with a payment for exactly what still waits, whoever else is taking orders
   * out of it at the same time. One that can't be opened now the buyer opens later.
   */
  private void payForTheRest(String purchaseId) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (isRightPayment(purchases.require(purchaseId))) {
          return;
        }
      }
    } catch (Refusal refusal) {
      LOG.warn("Purchase {} has no payment for now: {}", purchaseId, refusal.code());
    }
  }

  /** False where something was changed and must be looked at again. */
  private boolean isRightPayment(Purchase purchase) {
    Set<String> waiting = pending(purchase).stream().map(Order::id).collect(toSet());
    if (waiting.isEmpty()) {
      coupons.free(purchase.id());
      return true;
    }
    if (purchase.payment().state() == PaymentState.CLOSED) {
      renewal.renew(purchase);
      return false;
    }
    boolean right = waiting.equals(Set.copyOf(purchase.payment().orderIds()));
    return right || closing.close(purchase) != Closing.CLOSED;
  }
}
