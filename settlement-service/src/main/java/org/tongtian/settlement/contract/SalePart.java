package org.tongtian.settlement.contract;

/** What a sale can have beside the list price of its goods. */
public enum SalePart {
  /** What the co-operative's coupons took off; whoever bears them makes it up. */
  COOPERATIVE_COUPON,
  /** What the platform's coupons took off; whoever bears them makes it up. */
  PLATFORM_COUPON,
  /** The delivery fee. */
  DELIVERY;

  /** Whether it is a coupon, which takes from its party. */
  public boolean isCoupon() {
    return this != DELIVERY;
  }
}
