package org.tongtian.orders.coupon;

/** Where a claimed coupon stands. */
public enum ClaimState {
  FREE,
  /** A purchase that waits for its payment has it. */
  HELD,
  USED,
  /** The attempt to claim it ended; its number went back. Nobody has it. */
  VOID
}
