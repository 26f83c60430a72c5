package org.tongtian.orders.channel;

/** Where a payment is at the channel. */
public enum TransactionState {
  OPEN,
  PAID,
  CLOSED
}
