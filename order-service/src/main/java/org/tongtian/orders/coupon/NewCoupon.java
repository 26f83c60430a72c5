package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * A coupon as its issuer sends it; every part may be missing until {@link CouponRules} accepted it.
 *
 * @param threshold null for none
 * @param productIds null for none
 * @param budget for the platform's coupons only
 * @param active whether buyers may claim it at once; null for no
 */
record NewCoupon(
    Text title,
    CouponKind kind,
    Money off,
    Integer percent,
    Money cap,
    Money threshold,
    CouponScope scope,
    List<String> productIds,
    Instant validFrom,
    Instant validUntil,
    Integer total,
    Integer perBuyer,
    Money budget,
    Boolean active) {

  CouponTerms accepted() {
    return new CouponTerms(
        title,
        kind,
        off,
        percent,
        cap,
        threshold == null ? Money.cny(0) : threshold,
        scope,
        productIds == null ? List.of() : List.copyOf(productIds),
        validFrom,
        validUntil);
  }
}
