package org.tongtian.orders.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;

/** Coupons of purchases: held by one, used once, freed when nobody pays. */
class HeldCouponsTest {

  private final Features features = Features.shared();
  private final CouponClaims held = features.part(CouponClaims.class);
  private final CouponRepository coupons = features.part(CouponRepository.class);
  private final ClaimRepository claims = features.part(ClaimRepository.class);
  private final ClaimService claiming = features.part(ClaimService.class);
  private final CouponSweeper sweeper = features.part(CouponSweeper.class);
  private final String coop = Ids.next();
  private final String buyer = Ids.next();
  private final String purchase = Ids.next();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final CouponLine potato =
      new CouponLine("a", coop, Ids.next(), Money.cny(3_250), true, true);

  @Test
  void aCouponIsQuotedHeldAndUsedOnce() {
    String coupon = issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600));
    String claim = claimed(coupon);
    List<LineDiscount> quoted = held.quote(buyer, List.of(claim), List.of(potato), now);
    assertThat(quoted).containsExactly(new LineDiscount("a", Money.cny(500), Money.cny(0)));
    assertThat(state(claim)).isEqualTo(ClaimState.FREE);
    assertThat(hold(purchase, claim)).isEqualTo(quoted);
    assertThat(hold(purchase, claim)).isEqualTo(quoted);
    assertThat(state(claim)).isEqualTo(ClaimState.HELD);
    assertThat(refused(Ids.next(), claim)).isEqualTo("coupon.used couponIds[0]");
    held.use(purchase);
    held.use(purchase);
    held.free(purchase);
    assertThat(state(claim)).isEqualTo(ClaimState.USED);
    assertThat(refused(Ids.next(), claim)).isEqualTo("coupon.used couponIds[0]");
    Phone.Answer issued = features.manager(coop).get("/api/orders/coupons/issued");
    assertThat(issued.body().path("items").get(0).path("used").asInt()).isEqualTo(1);
    assertThat(issued.body().path("items").get(0).path("claimed").asInt()).isEqualTo(1);
    assertThat(issued.body().path("items").get(0).path("held").asInt()).isZero();
    assertThat(issued.body().path("items").get(0).path("given").path("amount").asLong())
        .isEqualTo(500);
    Phone.Answer mine = features.consumer(buyer).get("/api/orders/coupons/mine?state=USED");
    assertThat(mine.body().path("items").get(0).path("given").path("amount").asLong())
        .isEqualTo(500);
  }

  @Test
  void whatWasNotPaidCanBeUsedAgain() {
    String claim = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    hold(purchase, claim);
    held.free(purchase);
    held.free(purchase);
    assertThat(state(claim)).isEqualTo(ClaimState.FREE);
    String second = Ids.next();
    hold(second, claim);
    held.free(purchase);
    held.use(purchase);
    assertThat(state(claim)).isEqualTo(ClaimState.HELD);
    held.use(second);
    assertThat(state(claim)).isEqualTo(ClaimState.USED);
  }

  @Test
  void aLatePaymentStillUsesWhatNobodyTookSince() {
    String claim = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    hold(purchase, claim);
    held.free(purchase);
    held.use(purchase);
    assertThat(state(claim)).isEqualTo(ClaimState.USED);
  }

  @Test
  void ofTwoPurchasesAtOnceOneGetsIt() {
    String claim = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        threads.execute(
            () -> {
              String mine = Ids.next();
              try {
                go.await();
                hold(mine, claim);
                outcomes.add(mine);
              } catch (Refusal refusal) {
                outcomes.add(refusal.code());
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
      }
      go.countDown();
    }
    assertThat(outcomes).hasSize(16).filteredOn("coupon.used"::equals).hasSize(15);
    assertThat(outcomes).contains(claims.find(claim).orElseThrow().purchaseId());
  }

  @Test
  void allAreHeldOrNone() {
    String mine = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    String platforms = claimed(issued(Issuer.PLATFORM, Ids.next(), now.plusSeconds(600)));
    hold(Ids.next(), platforms);
    assertThat(refused(purchase, mine, platforms)).isEqualTo("coupon.used couponIds[1]");
    assertThat(state(mine)).isEqualTo(ClaimState.FREE);
  }

  @Test
  void purchasesThatTakeTwoCouponsCrosswiseLeaveNoneHalfHeld() {
    for (int round = 0; round < 10; round++) {
      String one = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
      String other = claimed(issued(Issuer.PLATFORM, Ids.next(), now.plusSeconds(600)));
      List<String> winners = Collections.synchronizedList(new ArrayList<>());
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 8; i++) {
          String[] ids = i % 2 == 0 ? new String[] {one, other} : new String[] {other, one};
          threads.execute(() -> holdIfFree(ids, winners));
        }
      }
      List<String> holders = new ArrayList<>();
      for (String id : List.of(one, other)) {
        Claim claim = claims.find(id).orElseThrow();
        if (claim.state() == ClaimState.HELD) {
          holders.add(claim.purchaseId());
        }
      }
      assertThat(winners).hasSizeLessThanOrEqualTo(1);
      assertThat(holders).hasSize(2 * winners.size()).allMatch(winners::contains);
    }
  }

  private void holdIfFree(String[] ids, List<String> winners) {
    String mine = Ids.next();
    try {
      hold(mine, ids);
      winners.add(mine);
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo("coupon.used");
    }
  }

  @Test
  void whatIsNotTheBuyersDoesNotExist() {
    String claim = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    Refusal other =
        catchThrowableOfType(
            Refusal.class,
            () -> held.hold(purchase, Ids.next(), List.of(claim), List.of(potato), now));
    assertThat(other.code()).isEqualTo("coupon.unknown");
    assertThat(other.status().value()).isEqualTo(404);
    assertThat(refused(purchase, Ids.next())).isEqualTo("coupon.unknown couponIds[0]");
    assertThat(state(claim)).isEqualTo(ClaimState.FREE);
  }

  @Test
  void twiceExpiredOfAnotherShopOrTooLittleIsRefusedAndNothingIsHeld() {
    String claim = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    String others = claimed(issued(Issuer.COOPERATIVE, Ids.next(), now.plusSeconds(600)));
    String same = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    assertThat(refused(purchase, claim, claim)).isEqualTo("coupon.used couponIds[1]");
    assertThat(refused(purchase, others)).isEqualTo("coupon.not_for_these_goods couponIds[0]");
    assertThat(refused(purchase, claim, same)).isEqualTo("coupon.not_together couponIds[0]");
    Refusal late =
        catchThrowableOfType(
            Refusal.class,
            () ->
                held.hold(purchase, buyer, List.of(claim), List.of(potato), now.plusSeconds(600)));
    assertThat(late.code()).isEqualTo("coupon.expired");
    CouponLine cheap = new CouponLine("a", coop, Ids.next(), Money.cny(2_999), true, true);
    Refusal little =
        catchThrowableOfType(
            Refusal.class, () -> held.hold(purchase, buyer, List.of(claim), List.of(cheap), now));
    assertThat(little.code()).isEqualTo("coupon.below_threshold");
    assertThat(little.status().value()).isEqualTo(409);
    assertThat(List.of(state(claim), state(others), state(same))).containsOnly(ClaimState.FREE);
  }

  @Test
  void whatIsHeldStaysGoodForItsPurchaseAfterItExpired() {
    String claim = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    List<LineDiscount> first = hold(purchase, claim);
    assertThat(held.hold(purchase, buyer, List.of(claim), List.of(potato), now.plusSeconds(700)))
        .isEqualTo(first);
  }

  @Test
  void aHoldThatACrashLeftIsEndedAndOthersAreNot() {
    String lost = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    String young = claimed(issued(Issuer.PLATFORM, Ids.next(), now.plusSeconds(600)));
    hold(purchase, lost, young);
    features
        .database()
        .getCollection("coupon_claims")
        .updateOne(
            new Document("_id", lost),
            new Document("$set", new Document("heldUntil", now.minusSeconds(1))));
    sweeper.sweepHolds();
    sweeper.sweepHolds();
    assertThat(state(lost)).isEqualTo(ClaimState.FREE);
    assertThat(state(young)).isEqualTo(ClaimState.HELD);
  }

  @Test
  void theCheckoutIsToldWhatCouldBeUsed() {
    String fits = claimed(issued(Issuer.COOPERATIVE, coop, now.plusSeconds(600)));
    String others = claimed(issued(Issuer.COOPERATIVE, Ids.next(), now.plusSeconds(600)));
    String taken = claimed(issued(Issuer.PLATFORM, Ids.next(), now.plusSeconds(600)));
    hold(purchase, taken);
    List<CouponClaims.UsableCoupon> usable = held.usable(buyer, List.of(potato), now);
    assertThat(usable)
        .extracting(CouponClaims.UsableCoupon::couponId)
        .containsExactly(others, fits);
    assertThat(usable)
        .extracting(CouponClaims.UsableCoupon::objection)
        .containsExactly("coupon.not_for_these_goods", null);
    assertThat(usable)
        .extracting(CouponClaims.UsableCoupon::off)
        .containsExactly(null, Money.cny(500));
  }

  private List<LineDiscount> hold(String by, String... ids) {
    return held.hold(by, buyer, List.of(ids), List.of(potato), now);
  }

  private String refused(String by, String... ids) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> hold(by, ids));
    return refusal.code() + " " + refusal.field();
  }

  private ClaimState state(String claim) {
    return claims.find(claim).orElseThrow().state();
  }

  private String claimed(String coupon) {
    return claiming.claim(Ids.next(), buyer, coupon).id();
  }

  private String issued(Issuer issuer, String issuerId, Instant until) {
    String id = Ids.next();
    CouponTerms sample = Samples.amount(500, 3_000);
    CouponTerms terms =
        new CouponTerms(
            sample.title(),
            sample.kind(),
            sample.off(),
            null,
            null,
            sample.threshold(),
            issuer == Issuer.PLATFORM ? CouponScope.EVERYTHING : CouponScope.SHOP,
            List.of(),
            now.minusSeconds(60),
            until);
    coupons.insert(
        new Coupon(
            id,
            issuer,
            issuerId,
            CouponState.ACTIVE,
            terms,
            100,
            5,
            null,
            100,
            null,
            List.of(),
            now));
    return id;
  }
}
