package org.tongtian.orders.coupon;

/** How a coupon says what it takes off. */
public enum CouponKind {
  /** A fixed amount from a threshold on. */
  AMOUNT,
  /** So many per cent of the goods, up to a cap. */
  PERCENT
}
