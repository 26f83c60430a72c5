package org.tongtian.orders.worklist;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.orders.order.OrderState;

/** The queues of a co-operative's desk. */
@Pure
enum Queue {
  UNPAID(true, OrderState.PENDING_PAYMENT),
  /** Paid, and something is left to be sent; oldest first. */
  TO_SHIP(false, OrderState.PAID),
  /** Of those, what should have been sent by now. */
  OVERDUE(false, OrderState.PAID),
  /** Of those, where one parcel at least was sent. */
  PARTLY_SENT(false, OrderState.PAID),
  ON_THE_WAY(true, OrderState.SHIPPED),
  DONE(true, OrderState.RECEIVED, OrderState.COMPLETED),
  CANCELLED(true, OrderState.CANCELLED),
  ALL(true);

  private final boolean newestFirst;
  private final List<OrderState> states;

  Queue(boolean newestFirst, OrderState... states) {
    this.newestFirst = newestFirst;
    this.states = List.of(states);
  }

  boolean newestFirst() {
    return newestFirst;
  }

  /** The states it is of, in the order of an order's life; none for all. */
  List<OrderState> states() {
    return states;
  }
}
