package org.tongtian.live.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;
import org.tongtian.live.history.RoomHistory;
import org.tongtian.live.message.RoomMessage;
import org.tongtian.live.message.RoomState;

/** Paid orders appear in the room they were made in, each once however often it is told. */
@Configuration(proxyBeanMethods = false)
class PaidOrders {

  private static final Logger LOG = LoggerFactory.getLogger(PaidOrders.class);

  private final RoomService rooms;
  private final RoomHistory history;

  PaidOrders(RoomService rooms, RoomHistory history) {
    this.rooms = rooms;
    this.history = history;
  }

  @Bean
  FactSubscription paidOrderFacts(Facts facts) {
    return FactSubscription.to("order-service")
        .on(OrderPaid.class, facts, (fact, paid) -> show(paid));
  }

  private void show(OrderPaid paid) {
    OrderSummary order = paid.order();
    if (order.roomId() == null) {
      return;
    }
    rooms
        .find(order.roomId())
        .ifPresentOrElse(
            room -> keepIfSoldThere(room, paid),
            () -> LOG.warn("Order {} names an unknown room", order.orderId()));
  }

  /** The buyer's phone names the room; only what the room really sold is shown and counted. */
  private void keepIfSoldThere(Room room, OrderPaid paid) {
    boolean soldThere =
        room.state() != RoomState.PREPARED && room.productIds().contains(paid.order().productId());
    if (soldThere) {
      keep(room, paid);
    } else {
      LOG.warn("Order {} was not sold in room {}", paid.order().orderId(), room.id());
    }
  }

  private void keep(Room room, OrderPaid paid) {
    OrderSummary order = paid.order();
    RoomMessage line =
        new RoomMessage.OrderSeen(
            order.buyerMasked(),
            order.productName(),
            order.quantity(),
            order.unit(),
            order.paid(),
            paid.paidAt());
    history.keep(room.id(), "order:" + order.orderId(), order.buyerId(), paid.paidAt(), line);
    rooms.counted(room);
  }
}
