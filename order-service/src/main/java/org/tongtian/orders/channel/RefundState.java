package org.tongtian.orders.channel;

/** Where a refund is at the channel. */
public enum RefundState {
  /** Asked for, and not yet on its way. */
  REQUESTED,
  /** The channel has accepted it and finishes it later. */
  PROCESSING,
  /** The buyer has the money. */
  SUCCEEDED,
  /** The channel will not pay it; the money is still the merchant's. */
  CLOSED,
  /** The buyer's account could not take it; a person has to see to it at the channel. */
  ABNORMAL;

  /** Whether the channel will change it no more by itself. */
  public boolean isFinal() {
    return this == SUCCEEDED || this == CLOSED;
  }
}
