package org.tongtian.orders.coupon;

/** Who issues a coupon and bears it, by the terms of the contract of each line it is used on. */
public enum Issuer {
  COOPERATIVE,
  PLATFORM
}
