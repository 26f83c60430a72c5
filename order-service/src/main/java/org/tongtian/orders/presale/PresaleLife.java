package org.tongtian.orders.presale;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.tongtian.orders.cancellation.PaymentClosing;
import org.tongtian.orders.cancellation.PaymentClosing.Closing;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.PresaleRevisions;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.purchase.PurchaseService;

/** Does with a presale what its state and its deadlines ask for; doing it again does no harm. */
@Component
class PresaleLife {

  private final OrderService orders;
  private final PresaleRevisions presales;
  private final Offers offers;
  private final PurchaseService purchases;
  private final PaymentClosing closing;
  private final RefundService refunds;
  private final PresaleSettings settings;
  private final Clock clock;

  PresaleLife(
      OrderService orders,
      PresaleRevisions presales,
      Offers offers,
      PurchaseService purchases,
      PaymentClosing closing,
      RefundService refunds,
      PresaleSettings settings,
      Clock clock) {
    this.orders = orders;
    this.presales = presales;
    this.offers = offers;
    this.purchases = purchases;
    this.closing = closing;
    this.refunds = refunds;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Looks at an order, and has its deposit paid back where it ended.
   *
   * @return when to look again; null where its life as a presale is over
   */
  Instant look(Order seen) {
    Instant now = now();
    Order order =
        switch (seen.state()) {
          case DEPOSIT_PAID -> unanswered(seen, now);
          case BALANCE_DUE -> unpaid(seen, now);
          default -> seen;
        };
    return switch (order.state()) {
      case PENDING_PAYMENT -> now.plus(settings.lookAgain());
      case DEPOSIT_PAID ->
          order.presale().isOffered()
              ? sooner(now, order.presale().offer().answerBefore())
              : now.plus(settings.lookAgain());
      case BALANCE_DUE -> sooner(now, order.presale().balanceBefore());
      case CANCELLED -> afterCancelled(order, now);
      case PAID, SHIPPED, RECEIVED, COMPLETED -> null;
    };
  }

  private Order unanswered(Order order, Instant now) {
    if (!order.presale().isOffered()) {
      return order;
    }
    return now.isAfter(order.presale().offer().answerBefore())
        ? presales.fallShort(order.id())
        : offers.endIfGone(order);
  }

  /** The channel is told first to take no more money; where it took some, the order is paid. */
  private Order unpaid(Order order, Instant now) {
    if (!now.isAfter(order.presale().balanceBefore())) {
      return order;
    }
    boolean paid =
        purchases
            .find(order.balancePurchaseId())
            .filter(balance -> closing.close(balance) == Closing.PAID)
            .isPresent();
    return paid ? orders.require(order.id()) : presales.lapse(order.id());
  }

  private Instant afterCancelled(Order order, Instant now) {
    if (order.owesDeposit()) {
      refunds.returnDeposit(order);
      return null;
    }
    boolean mayComeBack =
        order.reason() == TimelineReason.EXPIRED
            && now.isBefore(order.placedAt().plus(settings.lateMoneyFor()));
    return mayComeBack ? now.plus(1, ChronoUnit.DAYS) : null;
  }

  private Instant sooner(Instant now, Instant deadline) {
    Instant next = now.plus(settings.lookAgain());
    Instant behind = deadline.plusMillis(1);
    return behind.isBefore(next) && behind.isAfter(now) ? behind : next;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
