package org.tongtian.orders.order;

/** What is known of an order's payment at the channel. */
public enum PaymentState {
  /** The channel may still take the money, or the answer is not known yet. */
  OPEN,
  PAID,
  /** The channel takes no money for it any more. */
  CLOSED,
  /** Money that came too late is on its way back. */
  REFUNDING,
  REFUNDED
}
