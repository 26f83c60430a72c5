package org.tongtian.orders.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/** Saved addresses, delivery tables and coupons in whole purchases. */
class CouponPurchaseTest {

  private static final String COUPONS = "/api/orders/coupons";

  private final Shop shop = Shop.shared();
  private final Features features = Features.shared();
  private final ClaimRepository claims = features.part(ClaimRepository.class);
  private final NamedParty coop = new NamedParty(Ids.next(), new Text("薯社", "Potato co-op"));
  private final FakeLot potatoes = lot("红薯", 650, 600);
  private final FakeLot noodles = lot("红薯粉", 900, 500);
  private final String account = Ids.next();
  private final Phone buyer = features.consumer(account);

  @Test
  void aPurchaseHasItsFeeItsCouponsAndItsAddressToTheFen() {
    deliversTo("52");
    String own = claimed(features.manager(coop.id()), amount("SHOP", null));
    String platforms = claimed(features.platform(Ids.next()), percent());
    Wish wish = wish().toSaved(saved()).with(own).with(platforms);
    JsonNode quote = buyer.post("/api/orders/quotes", wish.json()).body();
    assertThat(quote.path("couponProblem").isNull()).isTrue();
    // 32.50 + 27.00 - 5.00 - 10 % of 54.50 + 6.00 and four further kilograms at 1.00
    assertThat(quote.path("total").path("amount").asLong()).isEqualTo(5_905);
    Phone.Answer placed = buyer.post(Shop.PURCHASES, wish.seen(5_905).json());
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    JsonNode order = placed.body().path("orders").get(0);
    assertThat(money(order, 0)).containsExactly(3_250, 273, 298, 667);
    assertThat(money(order, 1)).containsExactly(2_700, 227, 247, 333);
    assertThat(order.path("address").path("street").asString()).isEqualTo("猴场镇 8 号");
    assertThat(state(own)).isEqualTo(ClaimState.HELD);
    shop.pay(placed.text("id"));
    Shop.await("both are used", () -> state(own) == ClaimState.USED);
    Shop.await("both are used", () -> state(platforms) == ClaimState.USED);
  }

  @Test
  void couponsThatLeaveNothingToPayOfAnOrderAreSaidBeforeAndBuyNothing() {
    Phone phone = shop.consumer();
    Wish potatoes = Wish.of(shop.catalog.potatoes(), "1");
    String most = shop.coupon(phone, shop.catalog.potatoes(), 649);
    String rest = shop.platformCoupon(phone, 1);
    assertNothingToPay(phone, potatoes.with(most).with(rest), 0);
    // of 0.01 and 58.00 it takes 0.01 and 57.99
    String ofBoth = shop.platformCoupon(phone, 5_800);
    Wish both = potatoes.and(shop.catalog.kiwi(), "1");
    assertNothingToPay(phone, both.with(most).with(ofBoth), 1);
  }

  private void assertNothingToPay(Phone phone, Wish wish, long total) {
    JsonNode quote = phone.post("/api/orders/quotes", wish.json()).body();
    assertThat(quote.path("total").path("amount").asLong()).isEqualTo(total);
    assertThat(quote.path("couponProblem").asString()).isEqualTo("order.nothing_to_pay");
    long before = shop.count();
    Phone.Answer refused = phone.post(Shop.PURCHASES, wish.seen(total).json());
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("order.nothing_to_pay");
    assertThat(shop.count()).isEqualTo(before);
  }

  @Test
  void aHeldCouponServesNoOtherPurchaseUntilItsOwnIsCancelled() {
    String coupon = claimed(features.manager(coop.id()), amount("SHOP", null));
    Wish wish = wish().with(coupon).seen(5_450);
    Phone.Answer first = buyer.post(Shop.PURCHASES, wish.json());
    assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
    Quantity free = shop.catalog.free(potatoes);
    Phone.Answer second = buyer.post(Shop.PURCHASES, wish.json());
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("coupon.used");
    assertThat(second.text("field")).isEqualTo("couponIds[0]");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(free);
    String order = first.body().path("orders").get(0).path("id").asString();
    assertThat(buyer.post("/api/orders/" + order + "/cancellation", "").status()).isEqualTo(200);
    Shop.await("the coupon is free again", () -> state(coupon) == ClaimState.FREE);
    assertThat(buyer.post(Shop.PURCHASES, wish.json()).status()).isEqualTo(201);
  }

  @Test
  void aCouponThatWasUsedOrExpiredOrIsOfAnotherShopBuysNothing() {
    String used = claimed(features.manager(coop.id()), amount("SHOP", null));
    Phone.Answer first = buyer.post(Shop.PURCHASES, wish().with(used).seen(5_450).json());
    shop.pay(first.text("id"));
    Shop.await("it is used", () -> state(used) == ClaimState.USED);
    String expired = claimed(features.manager(coop.id()), amount("SHOP", null));
    expire(expired);
    String others = claimed(features.manager(Ids.next()), amount("SHOP", null));
    String anothers = Ids.next();

    assertRefused(used, "coupon.used", ClaimState.USED);
    assertRefused(expired, "coupon.expired", ClaimState.FREE);
    assertRefused(others, "coupon.not_for_these_goods", ClaimState.FREE);
    Phone.Answer unknown = buyer.post(Shop.PURCHASES, wish().with(anothers).seen(5_450).json());
    assertThat(unknown.code()).isEqualTo("coupon.unknown");
  }

  private void assertRefused(String coupon, String code, ClaimState state) {
    long orders = shop.count();
    Quantity free = shop.catalog.free(potatoes);
    Phone.Answer refused = buyer.post(Shop.PURCHASES, wish().with(coupon).seen(5_450).json());
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.text("field")).isEqualTo("couponIds[0]");
    assertThat(state(coupon)).isEqualTo(state);
    assertThat(shop.count()).isEqualTo(orders);
    assertThat(shop.catalog.free(potatoes)).isEqualTo(free);
  }

  /** Lets a coupon's time be over. */
  private void expire(String claim) {
    Date past = Date.from(Instant.now().minusSeconds(1));
    rewrite("coupon_claims", claim, new Document("validUntil", past));
    String coupon = claims.find(claim).orElseThrow().couponId();
    rewrite("coupons", coupon, new Document("terms.validUntil", past));
  }

  private void rewrite(String collection, String id, Document set) {
    features
        .database()
        .getCollection(collection)
        .updateOne(new Document("_id", id), new Document("$set", set));
  }

  @Test
  void whatTheContractsDoNotKnowIsNotUsedAndNothingIsHeld() {
    shop.settlement.version(potatoes.contractId(), 2, false, true, true);
    shop.settlement.version(noodles.contractId(), 2, false, true, true);
    String coupon = claimed(features.manager(coop.id()), amount("SHOP", null));
    Quantity free = shop.catalog.free(potatoes);
    Phone.Answer refused = buyer.post(Shop.PURCHASES, wish().with(coupon).seen(5_450).json());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("coupon.not_in_contract");
    assertThat(state(coupon)).isEqualTo(ClaimState.FREE);
    assertThat(shop.catalog.free(potatoes)).isEqualTo(free);
  }

  @Test
  void whereNobodyDeliversAndAnothersAddressNothingIsBought() {
    deliversTo("44");
    Quantity free = shop.catalog.free(potatoes);
    assertThat(buyer.post(Shop.PURCHASES, wish().toSaved(saved()).json()).code())
        .isEqualTo("delivery.not_served");
    Phone other = features.consumer();
    assertThat(other.post(Shop.PURCHASES, wish().toSaved(saved()).json()).code())
        .isEqualTo("address.unknown");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(free);
  }

  @Test
  void theCheckoutIsToldWhatEachCouponWouldTakeOff() {
    String fits = claimed(features.manager(coop.id()), amount("SHOP", null));
    String others = claimed(features.manager(Ids.next()), amount("SHOP", null));
    String noodlesOnly =
        claimed(features.manager(coop.id()), amount("PRODUCTS", noodles.productId()));
    JsonNode usable = buyer.post("/api/orders/quotes/coupons", wish().json()).body();
    assertThat(usable.findValuesAsString("couponId")).containsExactly(noodlesOnly, others, fits);
    assertThat(usable.get(0).path("objection").asString()).isEqualTo("coupon.below_threshold");
    assertThat(usable.get(1).path("objection").asString()).isEqualTo("coupon.not_for_these_goods");
    assertThat(usable.get(2).path("off").path("amount").asLong()).isEqualTo(500);
    assertThat(usable.get(2).path("objection").isNull()).isTrue();
    assertThat(shop.manager().post("/api/orders/quotes/coupons", wish().json()).status())
        .isEqualTo(403);
  }

  private Wish wish() {
    return Wish.of(potatoes, "5").and(noodles, "3");
  }

  private FakeLot lot(String name, long price, int grams) {
    FakeLot lot = shop.catalog.add(FakeLot.of(coop, name, Unit.JIN, Money.cny(price), grams));
    shop.catalog.stock(lot, Quantity.of(100));
    return lot;
  }

  private void deliversTo(String province) {
    String table =
        """
        {"rows":[{"provinces":["%s"],"firstGrams":1000,"firstFee":{"amount":600,"currency":"CNY"},
         "nextGrams":1000,"nextFee":{"amount":100,"currency":"CNY"},"daysFrom":1,"daysUntil":3}],
         "freeFrom":null,"version":0}"""
            .formatted(province);
    assertThat(features.manager(coop.id()).put("/api/orders/delivery-table", table).status())
        .isEqualTo(200);
  }

  private String saved() {
    return buyer
        .post(
            "/api/orders/addresses",
            """
            {"address":{"name":"王小明","phone":"13812345678","regionCode":"520425",
             "region":"贵州省 安顺市 紫云县","street":"猴场镇 8 号"},"preferred":true}""")
        .text("id");
  }

  private String claimed(Phone issuer, String coupon) {
    Phone.Answer issued = issuer.post(COUPONS, coupon);
    assertThat(issued.status()).as(issued.raw().body()).isEqualTo(201);
    String id = issued.text("coupon", "id");
    return buyer.post(COUPONS + "/" + id + "/claims", "").text("id");
  }

  private static String amount(String scope, String productId) {
    return """
    {"title":{"zh":"满减券","en":"Off"},"kind":"AMOUNT","off":{"amount":500,"currency":"CNY"},
     "percent":null,"cap":null,"threshold":{"amount":3000,"currency":"CNY"},"scope":"%s",
     "productIds":[%s],"validFrom":"2026-11-01T00:00:00Z","validUntil":"%s","total":10,
     "perBuyer":1,"budget":null,"active":true}"""
        .formatted(scope, productId == null ? "" : "\"" + productId + "\"", until());
  }

  private static String percent() {
    return """
    {"title":{"zh":"平台券","en":"Platform"},"kind":"PERCENT","off":null,"percent":10,
     "cap":{"amount":2000,"currency":"CNY"},"threshold":null,"scope":"EVERYTHING",
     "productIds":[],"validFrom":"2026-11-01T00:00:00Z","validUntil":"%s","total":10,
     "perBuyer":1,"budget":{"amount":20000,"currency":"CNY"},"active":true}"""
        .formatted(until());
  }

  private static String until() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(30, ChronoUnit.DAYS).toString();
  }

  private static long[] money(JsonNode order, int line) {
    JsonNode money = order.path("lines").get(line).path("money");
    return new long[] {
      money.path("goods").path("amount").asLong(),
      money.path("cooperativeCoupon").path("amount").asLong(),
      money.path("platformCoupon").path("amount").asLong(),
      money.path("delivery").path("amount").asLong()
    };
  }

  private ClaimState state(String claim) {
    return claims.find(claim).orElseThrow().state();
  }
}
