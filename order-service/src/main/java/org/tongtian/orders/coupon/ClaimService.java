package org.tongtian.orders.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;

/**
 * Lets buyers claim coupons: never more than there are, never more than one buyer may, whatever
 * happens at once. A claim takes its number from the coupon and leaves its id there; then it is
 * stored at a place among the buyer's claims that nobody else has; then its id is cleared from the
 * coupon. What an attempt that died left behind, {@link CouponSweeper} ends.
 */
@Service
class ClaimService {

  private final CouponRepository coupons;
  private final ClaimRepository claims;
  private final Clock clock;

  ClaimService(CouponRepository coupons, ClaimRepository claims, Clock clock) {
    this.coupons = coupons;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * Claims one for the buyer, or finds that an earlier attempt under the id did.
   *
   * @param claimId the operation id
   */
  Claim claim(String claimId, String buyerId, String couponId) {
    Coupon coupon = visible(couponId);
    Claim before = claims.find(claimId).orElse(null);
    if (before != null) {
      coupons.keep(couponId, claimId);
      return requireStanding(before);
    }
    requireClaimable(coupon);
    requirePlace(coupon, buyerId);
    if (!coupons.take(coupon, claimId)) {
      requireTaken(couponId, claimId);
    }
    Claim stored = store(claimId, coupon, buyerId);
    coupons.keep(couponId, claimId);
    return stored;
  }

  /** The coupon unless it is a draft, else 404 {@code coupon.unknown}. */
  Coupon visible(String couponId) {
    return coupons
        .find(couponId)
        .filter(coupon -> coupon.state() != CouponState.DRAFT)
        .orElseThrow(() -> Refusal.notFound("coupon.unknown"));
  }

  private void requireClaimable(Coupon coupon) {
    if (coupon.state() != CouponState.ACTIVE) {
      throw Refusal.conflict("coupon.stopped");
    }
    if (!now().isBefore(coupon.terms().validUntil())) {
      throw Refusal.conflict("coupon.expired");
    }
  }

  private void requirePlace(Coupon coupon, String buyerId) {
    if (claims.countOf(coupon.id(), buyerId) >= coupon.perBuyer()) {
      throw Refusal.conflict("coupon.limit_reached", coupon.perBuyer());
    }
  }

  /** Nothing was taken now: fine where an earlier attempt under the id did, else says why. */
  private void requireTaken(String couponId, String claimId) {
    Coupon now = visible(couponId);
    if (now.claiming().contains(claimId)) {
      return;
    }
    throw Refusal.conflict(
        now.state() == CouponState.ACTIVE ? "coupon.none_left" : "coupon.stopped");
  }

  private Claim store(String claimId, Coupon coupon, String buyerId) {
    for (int place = 0; place < coupon.perBuyer(); place++) {
      Claim claim = Claim.free(claimId, coupon, buyerId, place, now());
      if (claims.insert(claim)) {
        return claim;
      }
      Claim mine = claims.find(claimId).orElse(null);
      if (mine != null) {
        return requireStanding(mine);
      }
    }
    coupons.giveBack(coupon, claimId);
    throw Refusal.conflict("coupon.limit_reached", coupon.perBuyer());
  }

  /** An attempt that slept so long that its number went back starts over under another key. */
  private static Claim requireStanding(Claim claim) {
    if (claim.state() == ClaimState.VOID) {
      throw Refusal.conflict("coupon.claim_too_slow");
    }
    return claim;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
