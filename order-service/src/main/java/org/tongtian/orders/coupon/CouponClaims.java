package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Money;

/**
 * Coupons as the checkout needs them. A coupon that a buyer claimed has an id of its own and is
 * FREE, HELD by one purchase, or USED by it; each step is safe to repeat for the same purchase.
 */
public interface CouponClaims {

  /**
   * What the coupons would take off, holding nothing. Refusals as for {@link #hold}.
   *
   * @param couponIds ids of what the buyer claimed (not of the coupons as they are issued), none
   *     twice
   * @param lines lines of the purchase, of all its orders
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

  /**
   * The purchase was paid: what it holds is used for good. So is what it held last and nobody took
   * since; a purchase that was freed and is paid late should {@link #hold} again first, to hear
   * whether its coupons still are to be had.
   */
  void use(String purchaseId);

  /** The purchase ended unpaid: what it holds may be used again. */
  void free(String purchaseId);

  /** The buyer's coupons that are free, the newest first, each judged alone for these lines. */
  List<UsableCoupon> usable(String buyerId, List<CouponLine> lines, Instant now);

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

  /**
   * A coupon that the buyer could use.
   *
   * @param couponId id of what the buyer claimed
   * @param issuerId the party that issued it
   * @param off what it would take off, used alone; null where it cannot be used
   * @param objection code of the problem that using it would have; null where it can be used
   */
  record UsableCoupon(
      String couponId,
      Issuer issuer,
      String issuerId,
      CouponTerms terms,
      Money off,
      String objection) {}

  /** What coupons take off one line; both zero or more, together at most the line's goods. */
  record LineDiscount(String lineId, Money cooperative, Money platform) {}
}
