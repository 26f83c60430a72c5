package org.tongtian.orders.model;

import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.testing.ModelRun;

/** How often which command comes, of a hundred. */
enum OrderCommand implements ModelRun.Command {
  PLACE(14),
  PAY(16),
  TELL(14),
  TELL_MANY(3),
  CANCEL(6),
  EXPIRE(8),
  ASK(5),
  SHIP(12, OrderState.PAID),
  RECEIVE(5, OrderState.SHIPPED),
  RECEIVE_BY_TIME(2, OrderState.SHIPPED),
  REFUND(8),
  RELEASE(5, OrderState.RECEIVED),
  PAY_BACK(2);

  private final int weight;
  private final OrderState ripe;

  OrderCommand(int weight) {
    this(weight, null);
  }

  /** One that is mostly for orders in that state. */
  OrderCommand(int weight, OrderState ripe) {
    this.weight = weight;
    this.ripe = ripe;
  }

  /** The state of the orders it is mostly for; null for any. */
  OrderState ripe() {
    return ripe;
  }

  @Override
  public int weight() {
    return weight;
  }
}
