package org.tongtian.orders.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;

/** The coupons of purchases: each step is one guarded write, so that one of two purchases wins. */
@Service
class HeldCoupons implements CouponClaims {

  private static final int MOST_SHOWN = 100;

  private final CouponRepository coupons;
  private final ClaimRepository claims;
  private final CouponSettings settings;
  private final Clock clock;

  HeldCoupons(
      CouponRepository coupons, ClaimRepository claims, CouponSettings settings, Clock clock) {
    this.coupons = coupons;
    this.claims = claims;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<LineDiscount> quote(
      String buyerId, List<String> couponIds, List<CouponLine> lines, Instant now) {
    return discounts(null, buyerId, couponIds, lines, now).lines();
  }

  @Override
  public List<LineDiscount> hold(
      String purchaseId,
      String buyerId,
      List<String> couponIds,
      List<CouponLine> lines,
      Instant now) {
    Discounts discounts = discounts(purchaseId, buyerId, couponIds, lines, now);
    Instant until = now.plus(settings.heldFor()).truncatedTo(ChronoUnit.MILLIS);
    List<String> newly = new ArrayList<>();
    for (String id : couponIds) {
      if (claims.hold(id, purchaseId, until, discounts.given().get(id))) {
        newly.add(id);
      } else if (!hasAlready(purchaseId, id)) {
        claims.find(newly).forEach(claims::free);
        throw refusal("coupon.used", couponIds, id);
      }
    }
    return discounts.lines();
  }

  @Override
  public void use(String purchaseId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    claims
        .ofPurchase(purchaseId, ClaimState.HELD, ClaimState.FREE)
        .forEach(claim -> claims.use(claim, now));
  }

  @Override
  public void free(String purchaseId) {
    claims.ofPurchase(purchaseId, ClaimState.HELD).forEach(claims::free);
  }

  @Override
  public List<UsableCoupon> usable(String buyerId, List<CouponLine> lines, Instant now) {
    List<Claim> free = claims.ofBuyer(buyerId, MyCouponState.FREE, now, null, MOST_SHOWN);
    Map<String, Coupon> known = couponsOf(free);
    return free.stream()
        .map(claim -> Ticket.of(claim, known.get(claim.couponId()), null))
        .map(ticket -> judged(new Use(ticket, List.of(ticket), lines, now)))
        .toList();
  }

  private static UsableCoupon judged(Use use) {
    Ticket ticket = use.ticket();
    Optional<Objection> objection = UsePolicies.objectionTo(use);
    return new UsableCoupon(
        ticket.id(),
        ticket.issuer(),
        ticket.issuerId(),
        ticket.terms(),
        objection.isPresent()
            ? null
            : Discounts.of(List.of(use), use.lines()).given().get(ticket.id()),
        objection.map(Objection::code).orElse(null));
  }

  private boolean hasAlready(String purchaseId, String claimId) {
    return claims.find(claimId).filter(claim -> claim.isOf(purchaseId)).isPresent();
  }

  /** What they take off; purchase is null where nothing is to be held. */
  private Discounts discounts(
      String purchaseId,
      String buyerId,
      List<String> couponIds,
      List<CouponLine> lines,
      Instant now) {
    List<Ticket> tickets = tickets(purchaseId, buyerId, couponIds);
    List<Use> uses = tickets.stream().map(ticket -> new Use(ticket, tickets, lines, now)).toList();
    uses.stream()
        .map(UsePolicies::objectionTo)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            objection -> {
              throw refusal(
                  objection.code(),
                  couponIds,
                  objection.claimId(),
                  objection.arguments().toArray());
            });
    return Discounts.of(uses, lines);
  }

  private List<Ticket> tickets(String purchaseId, String buyerId, List<String> couponIds) {
    List<Claim> found = claims.find(couponIds);
    Map<String, Claim> byId = new HashMap<>();
    found.forEach(claim -> byId.put(claim.id(), claim));
    Map<String, Coupon> known = couponsOf(found);
    Set<String> seen = new HashSet<>();
    List<Ticket> tickets = new ArrayList<>();
    for (String id : couponIds) {
      Claim claim = byId.get(id);
      if (claim == null || !buyerId.equals(claim.buyerId())) {
        throw unknown(couponIds, id);
      }
      boolean isTaken = claim.state() != ClaimState.FREE && !claim.isOf(purchaseId);
      if (isTaken || !seen.add(id)) {
        throw refusal("coupon.used", couponIds, id);
      }
      tickets.add(Ticket.of(claim, known.get(claim.couponId()), purchaseId));
    }
    return tickets;
  }

  private Map<String, Coupon> couponsOf(List<Claim> found) {
    Set<String> ids = new HashSet<>();
    found.forEach(claim -> ids.add(claim.couponId()));
    Map<String, Coupon> known = new HashMap<>();
    coupons.find(ids).forEach(coupon -> known.put(coupon.id(), coupon));
    return known;
  }

  private static Refusal unknown(List<String> couponIds, String id) {
    return Refusal.of(HttpStatus.NOT_FOUND, "coupon.unknown", field(couponIds, id));
  }

  private static Refusal refusal(
      String code, List<String> couponIds, String id, Object... arguments) {
    return Refusal.of(HttpStatus.CONFLICT, code, field(couponIds, id), arguments);
  }

  private static String field(List<String> couponIds, String id) {
    return "couponIds[" + couponIds.lastIndexOf(id) + "]";
  }
}
