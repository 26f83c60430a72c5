package org.tongtian.orders.purchase;

/** What is known of a payment at the channel. */
public enum PaymentState {
  /** The channel may still take the money, or the answer is not known yet. */
  OPEN,
  /** The money came, and every order of the purchase heard of it. */
  PAID,
  /** The channel takes no money for it any more. */
  CLOSED
}
