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
import java.util.function.IntFunction;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import tools.jackson.databind.JsonNode;

/** Claiming: over HTTP, by many at once, and with attempts that die half-way. */
class ClaimsTest {

  private static final String PATH = "/api/orders/coupons";

  private final Features features = Features.shared();
  private final CouponRepository coupons = features.part(CouponRepository.class);
  private final ClaimRepository claims = features.part(ClaimRepository.class);
  private final ClaimService claiming = features.part(ClaimService.class);
  private final CouponSweeper sweeper = features.part(CouponSweeper.class);
  private final String coop = Ids.next();

  @Test
  void aBuyerClaimsUpToTheLimitAndSeesThemAll() {
    Phone buyer = features.consumer();
    String id = issued(10, 2, null);
    assertThat(claimable()).hasSize(1);
    Phone.Answer first = claim(buyer, id);
    assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
    assertThat(first.text("state")).isEqualTo("FREE");
    assertThat(first.text("coupon", "id")).isEqualTo(id);
    assertThat(first.text("id")).isNotEqualTo(id);
    assertThat(claim(buyer, id).status()).isEqualTo(201);
    Phone.Answer third = claim(buyer, id);
    assertThat(third.status()).isEqualTo(409);
    assertThat(third.code()).isEqualTo("coupon.limit_reached");
    assertThat(third.text("detail")).contains("2");
    assertThat(buyer.get(PATH + "/mine").body().path("items")).hasSize(2);
    assertThat(buyer.get(PATH + "/mine?state=USED").body().path("items")).isEmpty();
    assertThat(buyer.get(PATH + "/mine?state=LOST").status()).isEqualTo(400);
    assertThat(features.consumer().get(PATH + "/mine").body().path("items")).isEmpty();
    assertThat(features.visitor().get(PATH + "/mine").status()).isEqualTo(401);
    assertThat(left(id)).isEqualTo(8);
  }

  @Test
  void theSameKeyClaimsOne() {
    Phone buyer = features.consumer();
    String id = issued(10, 5, null);
    String key = Ids.next();
    Phone.Answer first = buyer.post(PATH + "/" + id + "/claims", "", key);
    assertThat(buyer.post(PATH + "/" + id + "/claims", "", key).body()).isEqualTo(first.body());
    assertThat(buyer.post(PATH + "/" + id + "/claims", "", null).code())
        .isEqualTo("idempotency.key_missing");
    assertThat(left(id)).isEqualTo(9);
  }

  @Test
  void whatIsNotThereStoppedOrOverIsNotClaimed() {
    Phone buyer = features.consumer();
    assertThat(claim(buyer, Ids.next()).code()).isEqualTo("coupon.unknown");
    assertThat(claim(buyer, "nothing").status()).isEqualTo(404);
    assertThat(claim(features.manager(coop), issued(1, 1, null)).status()).isEqualTo(403);
    String one = issued(1, 1, null);
    claim(features.consumer(), one);
    assertThat(claim(buyer, one).code()).isEqualTo("coupon.none_left");
    assertThat(claimable()).noneMatch(each -> each.path("id").asString().equals(one));
    String stopped = issued(5, 1, null);
    coupons.change(stopped, CouponState.ACTIVE, CouponState.STOPPED);
    assertThat(claim(buyer, stopped).code()).isEqualTo("coupon.stopped");
    String over = issued(5, 1, null);
    rewrite(over, "terms.validUntil", now().minusSeconds(1));
    assertThat(claim(buyer, over).code()).isEqualTo("coupon.expired");
    assertThat(buyer.get(PATH + "/mine").body().path("items")).isEmpty();
    assertThat(left(stopped)).isEqualTo(5);
    assertThat(left(over)).isEqualTo(5);
  }

  @Test
  void aBudgetIsNeverOverspentByClaims() {
    // 5.00 off each, 23.00 in all: four coupons
    String id = issued(100, 1, 2_300L);
    List<String> outcomes = race(12, number -> claimOf(Ids.next(), id));
    assertThat(outcomes).filteredOn("claimed"::equals).hasSize(4);
    assertThat(outcomes).filteredOn("coupon.none_left"::equals).hasSize(8);
    assertThat(coupon(id).budgetLeft()).isEqualTo(300);
    assertThat(left(id)).isEqualTo(96);
  }

  @Test
  void manyBuyersAtOnceNeverClaimMoreThanThereAre() {
    String id = issued(25, 1, null);
    List<String> outcomes = race(60, number -> claimOf(Ids.next(), id));
    assertThat(outcomes).filteredOn("claimed"::equals).hasSize(25);
    assertThat(outcomes).filteredOn("coupon.none_left"::equals).hasSize(35);
    assertThat(left(id)).isZero();
    assertThat(stored(id)).isEqualTo(25);
    assertThat(coupon(id).claiming()).isEmpty();
  }

  @Test
  void oneBuyerAtOnceNeverClaimsMoreThanTheLimit() {
    String id = issued(100, 3, null);
    String buyer = Ids.next();
    List<String> outcomes = race(24, number -> claimOf(buyer, id));
    assertThat(outcomes).filteredOn("claimed"::equals).hasSize(3);
    assertThat(outcomes).filteredOn("coupon.limit_reached"::equals).hasSize(21);
    assertThat(left(id)).isEqualTo(97);
    assertThat(coupon(id).claiming()).isEmpty();
  }

  @Test
  void anAttemptThatDiedAfterTakingItsNumberGoesOnUnderTheSameId() {
    String id = issued(10, 1, null);
    String operation = Ids.next();
    assertThat(coupons.take(coupon(id), operation)).isTrue();
    claiming.claim(operation, "buyer", id);
    assertThat(left(id)).isEqualTo(9);
    assertThat(coupon(id).claiming()).isEmpty();
    claiming.claim(operation, "buyer", id);
    assertThat(left(id)).isEqualTo(9);
  }

  @Test
  void aNumberThatWasNeverStoredGoesBackOnce() {
    String id = issued(10, 1, 5_000L);
    String lost = idOf(now().minusSeconds(3_600));
    String young = Ids.next();
    coupons.take(coupon(id), lost);
    coupons.take(coupon(id), young);
    assertThat(left(id)).isEqualTo(8);
    race(
        4,
        number -> {
          sweeper.sweepClaims();
          return "swept";
        });
    assertThat(left(id)).isEqualTo(9);
    assertThat(coupon(id).budgetLeft()).isEqualTo(4_500);
    assertThat(coupon(id).claiming()).containsExactly(young);
    Refusal slow = catchThrowableOfType(Refusal.class, () -> claiming.claim(lost, "buyer", id));
    assertThat(slow.code()).isEqualTo("coupon.claim_too_slow");
    assertThat(left(id)).isEqualTo(9);
    assertThat(claims.countOf(id, "buyer")).isZero();
  }

  @Test
  void aStoredClaimKeepsItsNumberWhenItsIdIsLeftBehind() {
    String id = issued(10, 1, null);
    String old = idOf(now().minusSeconds(3_600));
    coupons.take(coupon(id), old);
    claims.insert(Claim.free(old, coupon(id), "buyer", 0, now()));
    sweeper.sweepClaims();
    assertThat(left(id)).isEqualTo(9);
    assertThat(coupon(id).claiming()).isEmpty();
    assertThat(claims.find(old).orElseThrow().state()).isEqualTo(ClaimState.FREE);
  }

  private String claimOf(String buyer, String id) {
    try {
      claiming.claim(Ids.next(), buyer, id);
      return "claimed";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  private static List<String> race(int runners, IntFunction<String> runner) {
    CountDownLatch go = new CountDownLatch(1);
    List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < runners; i++) {
        int number = i;
        threads.execute(
            () -> {
              try {
                go.await();
                outcomes.add(runner.apply(number));
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
      }
      go.countDown();
    }
    assertThat(outcomes).hasSize(runners);
    return outcomes;
  }

  private Phone.Answer claim(Phone buyer, String id) {
    return buyer.post(PATH + "/" + id + "/claims", "");
  }

  private List<JsonNode> claimable() {
    return features
        .visitor()
        .get(PATH + "?cooperative=" + coop + "&product=" + Ids.next())
        .body()
        .valueStream()
        .filter(each -> each.path("issuerId").asString().equals(coop))
        .toList();
  }

  private String issued(int total, int perBuyer, Long budget) {
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
            CouponScope.SHOP,
            List.of(),
            now().minusSeconds(60),
            now().plusSeconds(600));
    coupons.insert(
        new Coupon(
            id,
            Issuer.COOPERATIVE,
            coop,
            CouponState.ACTIVE,
            terms,
            total,
            perBuyer,
            budget == null ? null : Money.cny(budget),
            total,
            budget,
            List.of(),
            now()));
    return id;
  }

  private Coupon coupon(String id) {
    return coupons.find(id).orElseThrow();
  }

  private int left(String id) {
    return coupon(id).left();
  }

  private long stored(String id) {
    return features
        .database()
        .getCollection("coupon_claims")
        .countDocuments(new Document("couponId", id).append("state", "FREE"));
  }

  private void rewrite(String id, String field, Instant value) {
    features
        .database()
        .getCollection("coupons")
        .updateOne(new Document("_id", id), new Document("$set", new Document(field, value)));
  }

  /** An id as it would have been made at that moment. */
  private static String idOf(Instant at) {
    String millis = String.format("%012x", at.toEpochMilli());
    return millis.substring(0, 8) + "-" + millis.substring(8) + Ids.next().substring(13);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
