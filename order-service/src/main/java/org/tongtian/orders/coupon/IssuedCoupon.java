package org.tongtian.orders.coupon;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * A coupon as its issuer sees it.
 *
 * @param budget null for a co-operative's
 * @param budgetLeft what no claim has set aside; null without a budget
 * @param claimed how many buyers have or had
 * @param held how many of them purchases wait with
 * @param used how many of them were used
 * @param given what the used ones took off in all
 */
@Pure
record IssuedCoupon(
    CouponView coupon,
    int total,
    Money budget,
    Money budgetLeft,
    long claimed,
    long held,
    long used,
    Money given) {

  static IssuedCoupon of(Coupon coupon, CouponNumbers numbers) {
    return new IssuedCoupon(
        CouponView.of(coupon),
        coupon.total(),
        coupon.budget(),
        coupon.budgetLeft() == null ? null : Money.cny(coupon.budgetLeft()),
        numbers.claimed(),
        numbers.held(),
        numbers.used(),
        numbers.given());
  }
}
