package org.tongtian.orders.coupon;

import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A coupon that the caller claimed.
 *
 * @param id what the checkout is told
 * @param given what it took off; null until it is used
 */
@Pure
record MyCoupon(
    String id,
    CouponView coupon,
    MyCouponState state,
    Money given,
    Instant claimedAt,
    Instant usedAt) {

  static MyCoupon of(Claim claim, Coupon coupon, Instant now) {
    return new MyCoupon(
        claim.id(),
        CouponView.of(coupon),
        MyCouponState.of(claim, now),
        claim.state() == ClaimState.USED ? claim.given() : null,
        claim.claimedAt(),
        claim.usedAt());
  }
}
