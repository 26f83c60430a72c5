package org.tongtian.orders.coupon;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What buyers see of coupons: those to be had, and their own. */
@Service
class CouponShelf {

  private final CouponRepository coupons;
  private final ClaimRepository claims;
  private final Clock clock;

  CouponShelf(CouponRepository coupons, ClaimRepository claims, Clock clock) {
    this.coupons = coupons;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * The coupons that can be claimed: the co-operative's own, and the platform's.
   *
   * @param cooperativeId null for the platform's alone
   * @param productId where not null, only those that this product of the co-operative can use
   */
  List<CouponView> claimable(String cooperativeId, String productId) {
    Instant now = clock.instant();
    Stream<Coupon> ofCooperative =
        cooperativeId == null
            ? Stream.empty()
            : coupons.activeOfCooperative(cooperativeId).stream();
    return Stream.concat(ofCooperative, coupons.activeOf(Issuer.PLATFORM).stream())
        .filter(coupon -> now.isBefore(coupon.terms().validUntil()))
        .filter(coupon -> isFor(coupon.terms(), productId))
        .map(CouponView::of)
        .filter(CouponView::available)
        .toList();
  }

  /** The buyer's coupons, newest first; state and after may be null. */
  CouponPage<MyCoupon> mine(String buyerId, MyCouponState state, String after, int limit) {
    CouponPage.require(after, limit);
    return CouponPage.of(
        claims.ofBuyer(buyerId, state, clock.instant(), after, limit + 1),
        limit,
        Claim::id,
        this::view);
  }

  /** The claim as its buyer sees it. */
  MyCoupon view(Claim claim) {
    return view(List.of(claim)).getFirst();
  }

  private List<MyCoupon> view(List<Claim> shown) {
    Set<String> ids = shown.stream().map(Claim::couponId).collect(Collectors.toSet());
    Map<String, Coupon> known = new HashMap<>();
    coupons.find(ids).forEach(coupon -> known.put(coupon.id(), coupon));
    Instant now = clock.instant();
    return shown.stream()
        .map(claim -> MyCoupon.of(claim, known.get(claim.couponId()), now))
        .toList();
  }

  private static boolean isFor(CouponTerms terms, String productId) {
    return productId == null
        || terms.scope() != CouponScope.PRODUCTS
        || terms.productIds().contains(productId);
  }
}
