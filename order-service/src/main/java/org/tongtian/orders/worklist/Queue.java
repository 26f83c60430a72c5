package org.tongtian.orders.worklist;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.orders.order.OrderState;

/** The queues of a co-operative's desk. */
@Pure
enum Queue {
  UNPAID(true),
  /** Sold before the harvest: the goods or the balance are waited for; oldest first. */
  PRESALE(false),
  /** Paid, and something is left to be sent; oldest first. */
  TO_SHIP(false),
  /** Of those, what should have been sent by now. */
  OVERDUE(false),
  /** Of those, where one parcel at least was sent. */
  PARTLY_SENT(false),
  ON_THE_WAY(true),
  DONE(true),
  CANCELLED(true),
  ALL(true);

  private final boolean newestFirst;

  Queue(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  boolean newestFirst() {
    return newestFirst;
  }

  /** The states it is of, in the order of an order's life; none for all. */
  List<OrderState> states() {
    return switch (this) {
      case UNPAID -> List.of(OrderState.PENDING_PAYMENT);
      case PRESALE -> List.of(OrderState.DEPOSIT_PAID, OrderState.BALANCE_DUE);
      case TO_SHIP, OVERDUE, PARTLY_SENT -> List.of(OrderState.PAID);
      case ON_THE_WAY -> List.of(OrderState.SHIPPED);
      case DONE -> List.of(OrderState.RECEIVED, OrderState.COMPLETED);
      case CANCELLED -> List.of(OrderState.CANCELLED);
      case ALL -> List.of();
    };
  }
}
