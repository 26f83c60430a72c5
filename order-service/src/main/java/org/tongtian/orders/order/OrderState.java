package org.tongtian.orders.order;

/** Where an order is in its life; {@link OrderStep} says how it gets from one to the next. */
public enum OrderState {
  PENDING_PAYMENT,
  PAID,
  SHIPPED,
  RECEIVED,
  COMPLETED,
  CANCELLED
}
