package org.tongtian.orders.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** What issuers do with their coupons. */
@Service
class CouponDesk {

  private final CouponRepository coupons;
  private final ClaimRepository claims;
  private final Clock clock;

  CouponDesk(CouponRepository coupons, ClaimRepository claims, Clock clock) {
    this.coupons = coupons;
    this.claims = claims;
    this.clock = clock;
  }

  /** Issues a coupon under the id, or finds that an earlier attempt did. */
  IssuedCoupon create(String id, Caller caller, NewCoupon wish) {
    putInPlace(id, issuer(caller), caller.requireParty(), wish);
    return view(List.of(own(caller, id))).getFirst();
  }

  /** Issues a coupon for that party under the id; one that is there already stays as it is. */
  void putInPlace(String id, Issuer issuer, String issuerId, NewCoupon wish) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CouponRules.check(wish, issuer, now);
    coupons.insert(
        new Coupon(
            id,
            issuer,
            issuerId,
            Boolean.TRUE.equals(wish.active()) ? CouponState.ACTIVE : CouponState.DRAFT,
            wish.accepted(),
            wish.total(),
            wish.perBuyer(),
            wish.budget(),
            wish.total(),
            wish.budget() == null ? null : wish.budget().amount(),
            List.of(),
            now));
  }

  /** Lets buyers claim a draft; repeating it changes nothing. */
  IssuedCoupon start(Caller caller, String id) {
    own(caller, id);
    coupons.change(id, CouponState.DRAFT, CouponState.ACTIVE);
    Coupon now = own(caller, id);
    if (now.state() != CouponState.ACTIVE) {
      throw Refusal.conflict("coupon.stopped");
    }
    return view(List.of(now)).getFirst();
  }

  /** Ends the claiming; repeating it changes nothing. What was claimed stays good. */
  IssuedCoupon stop(Caller caller, String id) {
    Coupon seen = own(caller, id);
    if (seen.state() != CouponState.STOPPED
        && !coupons.change(id, seen.state(), CouponState.STOPPED)
        && !coupons.change(id, CouponState.ACTIVE, CouponState.STOPPED)
        && own(caller, id).state() != CouponState.STOPPED) {
      throw new IllegalStateException("Coupon " + id + " could not be stopped");
    }
    return view(List.of(own(caller, id))).getFirst();
  }

  CouponPage<IssuedCoupon> issued(Caller caller, String after, int limit) {
    issuer(caller);
    CouponPage.require(after, limit);
    return CouponPage.of(
        coupons.ofIssuer(caller.requireParty(), after, limit + 1), limit, Coupon::id, this::view);
  }

  private Coupon own(Caller caller, String id) {
    issuer(caller);
    return coupons
        .find(id)
        .filter(coupon -> caller.actsFor(coupon.issuerId()))
        .orElseThrow(() -> Refusal.notFound("coupon.unknown"));
  }

  private List<IssuedCoupon> view(List<Coupon> shown) {
    Map<String, CouponNumbers> numbers = numbers(shown.stream().map(Coupon::id).toList());
    return shown.stream()
        .map(
            coupon ->
                IssuedCoupon.of(coupon, numbers.getOrDefault(coupon.id(), CouponNumbers.NONE)))
        .toList();
  }

  private Map<String, CouponNumbers> numbers(List<String> ids) {
    Map<String, CouponNumbers> numbers = new HashMap<>();
    for (Document row : claims.numbers(ids)) {
      Document of = row.get("_id", Document.class);
      String id = of.getString("couponId");
      CouponNumbers more =
          numbers
              .getOrDefault(id, CouponNumbers.NONE)
              .with(
                  ClaimState.valueOf(of.getString("state")),
                  row.get("count", Number.class).longValue(),
                  row.get("given", Number.class).longValue());
      numbers.put(id, more);
    }
    return numbers;
  }

  private static Issuer issuer(Caller caller) {
    caller.require(Role.COOP_MANAGER, Role.PLATFORM).requireParty();
    return caller.role() == Role.PLATFORM ? Issuer.PLATFORM : Issuer.COOPERATIVE;
  }
}
