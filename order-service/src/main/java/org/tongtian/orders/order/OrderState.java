package org.tongtian.orders.order;

/** Where an order is in its life; {@link OrderStep} says how it gets from one to the next. */
public enum OrderState {
  PENDING_PAYMENT,
  /** Of a presale: its deposit came, its goods are not harvested yet. */
  DEPOSIT_PAID,
  /** Of a presale: its goods are there, its balance is to be paid. */
  BALANCE_DUE,
  PAID,
  SHIPPED,
  RECEIVED,
  COMPLETED,
  CANCELLED;

  /** Whether nothing of it is sold, yet or any more. */
  public boolean isNoSale() {
    return switch (this) {
      case PENDING_PAYMENT, DEPOSIT_PAID, BALANCE_DUE, CANCELLED -> true;
      case PAID, SHIPPED, RECEIVED, COMPLETED -> false;
    };
  }
}
