package org.tongtian.orders.order;

import java.time.Instant;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderShipped;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.Pure;

/** What other services are told when an order takes a step. */
@Pure
final class OrderFacts {

  private OrderFacts() {}

  /** The fact of the step, or null where nobody needs to be told. */
  static Record of(Order order, OrderStep step, Instant at) {
    OrderSummary summary = summary(order);
    return switch (step) {
      case PAY -> new OrderPaid(summary, at);
      case CANCEL -> new OrderCancelled(summary, at);
      case SHIP -> new OrderShipped(summary, at);
      case RECEIVE -> new OrderReceived(summary, at);
      case COMPLETE -> null;
    };
  }

  private static OrderSummary summary(Order order) {
    OrderLine line = order.line();
    return new OrderSummary(
        order.id(),
        order.number(),
        order.buyerId(),
        order.buyerMasked(),
        line.productId(),
        line.productName(),
        line.lotId(),
        line.quantity(),
        line.unit(),
        line.grade() == null ? null : line.grade().code(),
        line.unitPrice(),
        order.total(),
        order.cooperative(),
        order.contract().contractId(),
        order.contract().version(),
        order.contract().hash(),
        order.roomId(),
        order.placedAt(),
        order.hostId(),
        line.legs());
  }
}
