package org.tongtian.orders.coupon;

/** Whether a coupon can be claimed. */
public enum CouponState {
  /** Nobody sees it but its issuer. */
  DRAFT,
  /** Buyers may claim it. */
  ACTIVE,
  /** Nobody claims it any more; what was claimed stays good until it expires. */
  STOPPED
}
