package org.tongtian.orders.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends what a crash left half-way. What is due is read from the store, so a restart forgets none,
 * and the guarded write lets one of several instances win.
 */
@Component
class CouponSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(CouponSweeper.class);
  private static final int AT_ONCE = 200;

  private final CouponRepository coupons;
  private final ClaimRepository claims;
  private final CouponSettings settings;
  private final Clock clock;

  CouponSweeper(
      CouponRepository coupons, ClaimRepository claims, CouponSettings settings, Clock clock) {
    this.coupons = coupons;
    this.claims = claims;
    this.settings = settings;
    this.clock = clock;
  }

  /** Frees coupons whose purchase neither was paid nor ended in time. */
  @Scheduled(
      fixedDelayString = "${tongtian.coupons.sweep-every}",
      initialDelayString = "${tongtian.coupons.sweep-every}")
  void sweepHolds() {
    for (Claim held : claims.heldTooLong(now(), AT_ONCE)) {
      if (claims.free(held)) {
        LOG.warn("Coupon {} was held by {} for too long", held.id(), held.purchaseId());
      }
    }
  }

  /** Ends claims that took a number and were never stored: the number goes back. */
  @Scheduled(
      fixedDelayString = "${tongtian.coupons.sweep-every}",
      initialDelayString = "${tongtian.coupons.sweep-every}")
  void sweepClaims() {
    String before = firstIdOf(now().minus(settings.claimWithin()));
    for (Coupon coupon : coupons.withUnfinishedClaims(before, AT_ONCE)) {
      List<String> unfinished =
          coupon.claiming().stream().filter(id -> id.compareTo(before) < 0).toList();
      unfinished.forEach(id -> end(coupon, id));
    }
  }

  /** The id is barred first: an attempt that is only slow must not be stored after this. */
  private void end(Coupon coupon, String claimId) {
    if (claims.insert(Claim.barred(claimId, coupon.id(), now()))
        || claims.find(claimId).filter(c -> c.state() == ClaimState.VOID).isPresent()) {
      coupons.giveBack(coupon, claimId);
    } else {
      coupons.keep(coupon.id(), claimId);
    }
  }

  /** The least id that can have been made at that moment: ids begin with their milliseconds. */
  private static String firstIdOf(Instant at) {
    String millis = String.format("%012x", at.toEpochMilli());
    return millis.substring(0, 8) + "-" + millis.substring(8);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
