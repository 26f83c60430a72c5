package org.tongtian.orders.order;

import java.time.Instant;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderDeposited;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderShipped;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.PresaleStockReturned;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.kit.Pure;

/** What other services are told when an order takes a step. */
@Pure
final class OrderFacts {

  private OrderFacts() {}

  /** The fact of the step, or null where nobody needs to be told. */
  static Record of(Order order, OrderStep step, Instant at) {
    return switch (step) {
      case PAY, PAY_BALANCE, REVIVE -> new OrderPaid(summary(order), at);
      case CANCEL -> new OrderCancelled(summary(order), at);
      case SHIP -> new OrderShipped(summary(order), at);
      case RECEIVE -> new OrderReceived(summary(order), at);
      case DEPOSIT, REVIVE_DEPOSIT ->
          new OrderDeposited(summary(order), order.presale().deposit(), at);
      case GIVE_UP, FORGO -> stockReturned(order, order.id(), at);
      case ALLOT, COMPLETE, WITHDRAW -> null;
    };
  }

  /** The stock of all its lines goes back on sale. */
  static PresaleStockReturned stockReturned(Order order, String returnId, Instant at) {
    return new PresaleStockReturned(
        order.id(),
        returnId,
        order.lines().stream()
            .map(
                line ->
                    new PresaleStockReturned.Returned(
                        line.progress().reservationId(), line.quantity()))
            .toList(),
        at);
  }

  /** The order as facts tell of it. */
  static OrderSummary summary(Order order) {
    return new OrderSummary(
        order.id(),
        order.number(),
        order.purchaseId(),
        order.buyerId(),
        order.buyerMasked(),
        order.cooperative(),
        order.total(),
        order.placedAt(),
        order.lines().stream().map(OrderFacts::line).toList());
  }

  private static SoldLine line(OrderLine line) {
    OrderLine.Goods goods = line.goods();
    LineMoney money = line.money();
    return new SoldLine(
        line.id(),
        line.progress().reservationId(),
        goods.productId(),
        goods.productName(),
        goods.lotId(),
        line.quantity(),
        goods.unit(),
        goods.grade() == null ? null : goods.grade().code(),
        line.unitPrice(),
        money.goods(),
        money.cooperativeCoupon(),
        money.platformCoupon(),
        money.delivery(),
        money.paid(),
        line.sale().contract().contractId(),
        line.sale().contract().version(),
        line.sale().contract().hash(),
        goods.legs(),
        line.sale().roomId(),
        line.sale().hostId());
  }
}
