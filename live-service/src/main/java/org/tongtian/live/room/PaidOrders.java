package org.tongtian.live.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.SoldLine;
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
    for (SoldLine line : paid.order().lines()) {
      if (line.roomId() != null) {
        rooms
            .find(line.roomId())
            .ifPresentOrElse(
                room -> keepIfSoldThere(room, paid, line),
                () -> LOG.warn("Line {} names an unknown room", line.lineId()));
      }
    }
  }

  /** The buyer's phone names the room; only what the room really sold is shown and counted. */
  private void keepIfSoldThere(Room room, OrderPaid paid, SoldLine line) {
    boolean soldThere =
        room.state() != RoomState.PREPARED && room.productIds().contains(line.productId());
    if (soldThere) {
      keep(room, paid, line);
    } else {
      LOG.warn("Line {} was not sold in room {}", line.lineId(), room.id());
    }
  }

  private void keep(Room room, OrderPaid paid, SoldLine line) {
    OrderSummary order = paid.order();
    RoomMessage shown =
        new RoomMessage.OrderSeen(
            order.buyerMasked(),
            line.productName(),
            line.quantity(),
            line.unit(),
            line.paid(),
            paid.paidAt());
    history.keep(room.id(), "order:" + line.lineId(), order.buyerId(), paid.paidAt(), shown);
    rooms.counted(room);
  }
}
