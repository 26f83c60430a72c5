package org.tongtian.settlement.simulation;

import java.math.BigInteger;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.BesidePrice;

/** What becomes of coupons and the delivery fee where a case changes a sale. */
@Pure
final class PartsOf {

  private PartsOf() {}

  /**
   * At a part of the price: coupons cut in step, so they never are over it; delivery costs the
   * same.
   */
  static BesidePrice price(BesidePrice beside, long numerator, long denominator) {
    return BesidePrice.of(
        cut(beside.cooperativeCoupon(), numerator, denominator),
        cut(beside.platformCoupon(), numerator, denominator),
        beside.delivery());
  }

  /**
   * Where so much of the price is refunded: as large a part of all coupons, cut to whole fen, so
   * that they are never over what is left of the price; the delivery fee stays.
   */
  static BesidePrice refund(BesidePrice beside, long gross, long refunded) {
    long coupons = beside.coupons();
    if (coupons == 0) {
      return BesidePrice.NOTHING;
    }
    long part = cut(coupons, refunded, gross);
    long cooperative = cut(beside.cooperativeCoupon(), part, coupons);
    return BesidePrice.of(cooperative, part - cooperative, 0);
  }

  private static long cut(long fen, long numerator, long denominator) {
    return BigInteger.valueOf(fen)
        .multiply(BigInteger.valueOf(numerator))
        .divide(BigInteger.valueOf(denominator))
        .longValueExact();
  }
}
