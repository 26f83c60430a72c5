package org.tongtian.settlement.contract;

/** Who gives coupons out. */
public enum CouponIssuer {
  COOPERATIVE,
  PLATFORM
}
