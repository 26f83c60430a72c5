package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Money;

/**
 * Coupons as the checkout needs them. A coupon that a buyer holds is FREE, HELD by one purchase, or
 * USED by it; each step is safe to repeat for the same purchase.
 */
public interface CouponClaims {

  /**
   * What the coupons would take off, holding nothing. Refusals as for {@link #hold}.
   *
   * @param couponIds ids of coupons that the buyer claimed, none twice
   */
  List<LineDiscount> quote(
      String buyerId, List<String> couponIds, List<CouponLine> lines, Instant now);

  /**
   * Holds the coupons for the purchase and says what they take off each line, to the fen. 409
   * {@code coupon.used}, {@code coupon.expired}, {@code coupon.not_for_these_goods}, {@code
   * coupon.below_threshold}, {@code coupon.not_in_contract}, {@code coupon.not_together}; 404
   * {@code coupon.unknown} (also for another buyer's).
   */
  List<LineDiscount> hold(
      String purchaseId,
      String buyerId,
      List<String> couponIds,
      List<CouponLine> lines,
      Instant now);

  /** The purchase was paid: what it holds is used for good. */
  void use(String purchaseId);

  /** The purchase ended unpaid: what it holds may be used again. */
  void free(String purchaseId);

  /**
   * A line as coupons see it.
   *
   * @param goods list price of the line
   * @param cooperativeCoupons whether its contract says who bears the co-operative's coupons
   * @param platformCoupons the same for the platform's
   */
  record CouponLine(
      String lineId,
      String cooperativeId,
      String productId,
      Money goods,
      boolean cooperativeCoupons,
      boolean platformCoupons) {}

  /** What coupons take off one line; both zero or more, together at most the line's goods. */
  record LineDiscount(String lineId, Money cooperative, Money platform) {}
}
