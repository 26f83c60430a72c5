package org.tongtian.orders.coupon;

/** The goods that a coupon is for. */
public enum CouponScope {
  /** Everything of the co-operative that issued it. */
  SHOP,
  /** The named products; a co-operative's coupon only where they are its own. */
  PRODUCTS,
  /** Everything on the market; the platform's coupons only. */
  EVERYTHING
}
