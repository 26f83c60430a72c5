package org.tongtian.orders.coupon;

import org.tongtian.kit.Pure;

/**
 * A coupon as everybody may see it.
 *
 * @param issuerId the co-operative that bears it, or the platform
 * @param available whether one can be claimed, as far as numbers go
 */
@Pure
record CouponView(
    String id,
    Issuer issuer,
    String issuerId,
    CouponState state,
    CouponTerms terms,
    int perBuyer,
    boolean available) {

  static CouponView of(Coupon coupon) {
    return new CouponView(
        coupon.id(),
        coupon.issuer(),
        coupon.issuerId(),
        coupon.state(),
        coupon.terms(),
        coupon.perBuyer(),
        coupon.state() == CouponState.ACTIVE && coupon.hasLeft());
  }
}
