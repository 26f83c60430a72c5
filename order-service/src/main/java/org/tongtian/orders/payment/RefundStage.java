package org.tongtian.orders.payment;

/** Where a refund is, from its request to the buyer's money. */
public enum RefundStage {
  /** Written down; its order is not told yet. */
  PREPARED,
  /** To be asked of the channel. */
  REQUESTED,
  /** The channel has accepted it and finishes it later. */
  PROCESSING,
  /** The buyer has the money. */
  SUCCEEDED,
  /** The order had not so much left; nothing went back. */
  DROPPED,
  /** The channel could not pay it; a person has to see to it. */
  ABNORMAL
}
