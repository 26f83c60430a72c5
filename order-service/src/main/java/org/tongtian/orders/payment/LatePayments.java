package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.checkout.Stock;
import org.tongtian.orders.coupon.CouponClaims;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderRevisions;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.PresaleRevisions;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.Purchase;

/**
 * Money that came when nobody waited for it any more (ADR 23). An order that expired comes back if
 * its coupons are still free and there is stock for all of it; otherwise, and for an order that its
 * buyer took back, the money goes back by itself. Which of the two it is, one guarded write
 * decides; whatever was prepared for the other is undone.
 */
@Service
class LatePayments {

  private static final Logger LOG = LoggerFactory.getLogger(LatePayments.class);

  /** Longer than any fact is tried again; the order counts as paid at once. */
  private static final Duration HELD = Duration.ofDays(6);

  private final OrderRevisions revisions;
  private final OrderService orders;
  private final PresaleRevisions presales;
  private final RefundService refunds;
  private final Stock stock;
  private final CouponClaims coupons;
  private final Clock clock;

  LatePayments(
      OrderRevisions revisions,
      OrderService orders,
      PresaleRevisions presales,
      RefundService refunds,
      Stock stock,
      CouponClaims coupons,
      Clock clock) {
    this.revisions = revisions;
    this.orders = orders;
    this.presales = presales;
    this.refunds = refunds;
    this.stock = stock;
    this.coupons = coupons;
    this.clock = clock;
  }

  /** Brings an expired order back, or pays it back; true once that is decided. */
  boolean restockOrPayBack(MoneyCame money, Order order) {
    Map<String, String> reservations = reservations(order);
    if (!isRestocked(money.purchase(), order, reservations)) {
      return payBack(money, order);
    }
    Order after = revisions.revive(order.id(), reservations, money.payment().id(), money.at());
    if (after.reason() == TimelineReason.LATE_PAYMENT_RETURNED) {
      stock.release(List.copyOf(reservations.values()));
      return payBack(money, after);
    }
    if (after.presale() != null) {
      presales.lookNow(after);
    }
    LOG.info("Order {} was paid late and has its stock again", order.id());
    return true;
  }

  /** Pays an order back that is over; false where it came back meanwhile. */
  boolean payBack(MoneyCame money, Order order) {
    Order after = revisions.returnLatePayment(order.id(), money.payment().id());
    if (after.reason() != TimelineReason.LATE_PAYMENT_RETURNED) {
      return false;
    }
    payBack(money, order, RefundReason.LATE_PAYMENT);
    LOG.warn("Order {} was paid after it was over; its money goes back", order.id());
    return true;
  }

  /** Pays an order's money back that came a second time, by another payment. */
  boolean payBackSecond(MoneyCame money, Order order) {
    payBack(money, order, RefundReason.CLOSED_PAYMENT);
    LOG.warn("Order {} was paid twice; the second money goes back", order.id());
    return true;
  }

  /** Once for each payment and order, however often it is asked for. */
  private void payBack(MoneyCame money, Order order, RefundReason reason) {
    Payment payment = money.payment();
    Money part = order.partOf(money.purchase().id());
    refunds.payBack(Refund.idOf(payment, order.id()), payment, order, reason, part);
  }

  /** Pays an earlier payment back that the channel took although it had closed it. */
  void payBackEarlier(Purchase purchase, Payment earlier) {
    Order any = orders.require(earlier.orderIds().getFirst());
    refunds.payBack(
        Refund.idOf(earlier, purchase.id()),
        earlier,
        any,
        RefundReason.CLOSED_PAYMENT,
        earlier.amount());
    LOG.warn("Payment {} was closed and came all the same; it goes back", earlier.id());
  }

  private boolean isRestocked(Purchase purchase, Order order, Map<String, String> reservations) {
    try {
      holdCoupons(purchase);
      // What it held before may still be on its way back, and would stand in its own way.
      stock.release(order.lines().stream().map(l -> l.progress().reservationId()).toList());
      Instant until = now().plus(HELD);
      List<ReserveGoods.Wanted> wanted =
          order.lines().stream()
              .map(
                  line ->
                      new ReserveGoods.Wanted(
                          reservations.get(line.id()), line.goods().lotId(), line.quantity()))
              .toList();
      stock.reserve(new ReserveGoods(order.buyerId(), until, wanted));
      return true;
    } catch (Refusal refusal) {
      if (refusal.status().is4xxClientError()) {
        return false;
      }
      throw refusal; // nobody knows yet; the channel is asked again
    }
  }

  /** The coupons went back when the orders expired; each order has the discount they gave it. */
  private void holdCoupons(Purchase purchase) {
    if (purchase.couponIds().isEmpty()) {
      return;
    }
    List<Order> all = orders.find(purchase.orderIds());
    List<CouponLine> lines =
        all.stream().flatMap(order -> order.lines().stream().map(l -> line(order, l))).toList();
    List<LineDiscount> held =
        coupons.hold(purchase.id(), purchase.buyerId(), purchase.couponIds(), lines, now());
    Map<String, LineDiscount> byLine = new LinkedHashMap<>();
    held.forEach(discount -> byLine.put(discount.lineId(), discount));
    boolean same =
        all.stream()
            .flatMap(order -> order.lines().stream())
            .allMatch(line -> isGiven(line, byLine.get(line.id())));
    if (!same) {
      coupons.free(purchase.id());
      throw Refusal.conflict("coupon.used");
    }
  }

  private static boolean isGiven(OrderLine line, LineDiscount discount) {
    return discount == null
        ? line.money().afterCoupons().equals(line.money().goods())
        : discount.cooperative().equals(line.money().cooperativeCoupon())
            && discount.platform().equals(line.money().platformCoupon());
  }

  private static CouponLine line(Order order, OrderLine line) {
    return new CouponLine(
        line.id(),
        order.cooperative().id(),
        line.goods().productId(),
        line.money().goods(),
        line.sale().contract().cooperativeCoupons(),
        line.sale().contract().platformCoupons());
  }

  private static Map<String, String> reservations(Order order) {
    Map<String, String> anew = new LinkedHashMap<>();
    order.lines().forEach(line -> anew.put(line.id(), Ids.derived("late", line.id())));
    return anew;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
