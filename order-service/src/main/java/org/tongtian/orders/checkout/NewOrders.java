package org.tongtian.orders.checkout;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.text.Masks;
import org.tongtian.orders.order.Delivery;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderNumber;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.Presale;
import org.tongtian.orders.order.TimelineEntry;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.Purchase;

/** The documents that a checkout comes to. */
@Pure
final class NewOrders {

  private NewOrders() {}

  /** One order per co-operative. */
  static List<Order> of(Checkout checkout) {
    return checkout.parts().stream().map(part -> order(checkout.start(), part)).toList();
  }

  private static Order order(Checkout.Start start, Priced part) {
    String id = Ids.derived(start.purchaseId(), part.cooperative().id());
    Instant placedAt = start.times().placedAt();
    return new Order(
        id,
        Order.position(placedAt, id),
        OrderNumber.of(id, placedAt, 0),
        start.purchaseId(),
        OrderState.PENDING_PAYMENT,
        start.buyer().accountId(),
        Masks.name(start.buyer().name()),
        part.cooperative(),
        part.lines().stream().map(NewOrders::line).toList(),
        Delivery.to(
            start.address(),
            start.wish().noteTo(part.cooperative().id()),
            part.arrivesFrom(),
            part.arrivesUntil()),
        placedAt,
        start.times().payBefore(),
        List.of(),
        null,
        null,
        List.of(),
        presale(part.lines().getFirst()),
        0,
        Arrays.asList(new TimelineEntry(OrderState.PENDING_PAYMENT, placedAt, id, null)),
        List.of());
  }

  /** Null for goods that are there. */
  private static Presale presale(Priced.Line line) {
    PresaleTerms terms = line.picked().presale();
    return terms == null ? null : Presale.begun(line.picked().goods().lotId(), terms, line.money());
  }

  private static OrderLine line(Priced.Line line) {
    Picked picked = line.picked();
    return new OrderLine(
        picked.lineId(),
        picked.goods(),
        picked.quantity(),
        picked.unitPrice(),
        line.money(),
        new OrderLine.SaleTerms(picked.contract(), picked.roomId(), picked.hostId()),
        OrderLine.Progress.begun(picked.lineId()));
  }

  /** The purchase of the stored orders. */
  static Purchase purchase(Checkout checkout) {
    Checkout.Start start = checkout.start();
    List<String> orderIds = checkout.orders().stream().map(Order::id).toList();
    Payment payment =
        Payment.opened(start.purchaseId(), checkout.transaction(), orderIds, start.times().askAt());
    return Purchase.begun(
        start.purchaseId(),
        start.wishHash(),
        start.buyer().accountId(),
        start.wish().coupons(),
        payment,
        start.times().placedAt(),
        start.times().payBefore());
  }
}
