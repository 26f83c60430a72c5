package org.tongtian.orders.payment;

import java.util.List;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.testing.Shop;

/** Refunds all that is left of an order that sent nothing. */
final class WholeRefund {

  private WholeRefund() {}

  static void of(Shop shop, String orderId) {
    Order order = shop.orders.part(OrderService.class).require(orderId);
    List<OrderRefund.Part> parts =
        order.lines().stream()
            .map(line -> new OrderRefund.Part(line.id(), line.left(), line.toShip(), line.toShip()))
            .toList();
    shop.orders
        .part(RefundService.class)
        .refund(order, new OrderRefund(Ids.next(), parts), RefundReason.AFTER_SALES, "case");
  }
}
