package org.tongtian.orders.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import tools.jackson.databind.JsonNode;

/** Issuing coupons over HTTP. */
class CouponDeskTest {

  private static final String PATH = "/api/orders/coupons";

  private final Features features = Features.shared();
  private final String coop = Ids.next();
  private final Phone manager = features.manager(coop);

  @Test
  void aCooperativeIssuesStartsAndStopsItsCoupon() {
    Phone.Answer drafted = manager.post(PATH, amount());
    assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
    assertThat(drafted.text("coupon", "state")).isEqualTo("DRAFT");
    assertThat(drafted.text("coupon", "issuer")).isEqualTo("COOPERATIVE");
    assertThat(drafted.text("coupon", "issuerId")).isEqualTo(coop);
    String id = drafted.text("coupon", "id");
    assertThat(claimable()).isEmpty();
    assertThat(features.consumer().post(PATH + "/" + id + "/claims", "").code())
        .isEqualTo("coupon.unknown");
    assertThat(manager.post(PATH + "/" + id + "/start", "").text("coupon", "state"))
        .isEqualTo("ACTIVE");
    assertThat(claimable()).hasSize(1);
    assertThat(manager.post(PATH + "/" + id + "/stop", "").text("coupon", "state"))
        .isEqualTo("STOPPED");
    assertThat(manager.post(PATH + "/" + id + "/stop", "").status()).isEqualTo(200);
    assertThat(manager.post(PATH + "/" + id + "/start", "").code()).isEqualTo("coupon.stopped");
    assertThat(claimable()).isEmpty();
    JsonNode issued = manager.get(PATH + "/issued").body().path("items");
    assertThat(issued).hasSize(1);
    assertThat(issued.get(0).path("claimed").asInt()).isZero();
    assertThat(issued.get(0).path("given").path("amount").asLong()).isZero();
  }

  @Test
  void aMarketIsSetUpWithCouponsAndWhatIsThereStays() {
    String id = Ids.next();
    String path = "/internal/orders/coupons/" + id;
    String of = "{\"issuer\":\"COOPERATIVE\",\"issuerId\":\"" + coop + "\",\"coupon\":%s}";
    String active = amount().replace("\"budget\":null", "\"budget\":null,\"active\":true");
    Phone setUp = features.service();
    assertThat(setUp.put(path, of.formatted(active.replace("500", "0"))).code())
        .isEqualTo("coupon.off_invalid");
    assertThat(manager.put(path, of.formatted(active)).status()).isEqualTo(403);
    assertThat(stored(id)).isNull();
    assertThat(setUp.put(path, of.formatted(active)).status()).isEqualTo(204);
    assertThat(claimable()).hasSize(1);
    manager.post(PATH + "/" + id + "/stop", "");
    assertThat(setUp.put(path, of.formatted(active.replace("500", "400"))).status()).isEqualTo(204);
    assertThat(stored(id).getString("state")).isEqualTo("STOPPED");
    assertThat(claimable()).isEmpty();
    JsonNode issued = manager.get(PATH + "/issued").body().path("items").get(0).path("coupon");
    assertThat(issued.path("terms").path("off").path("amount").asLong()).isEqualTo(500);
  }

  @Test
  void anotherPartysCouponDoesNotExist() {
    String id = manager.post(PATH, amount()).text("coupon", "id");
    Phone strange = features.manager(Ids.next());
    assertThat(strange.post(PATH + "/" + id + "/start", "").code()).isEqualTo("coupon.unknown");
    assertThat(strange.post(PATH + "/" + id + "/stop", "").status()).isEqualTo(404);
    assertThat(strange.get(PATH + "/issued").body().path("items")).isEmpty();
    assertThat(features.consumer().post(PATH, amount()).status()).isEqualTo(403);
    assertThat(features.consumer().get(PATH + "/issued").status()).isEqualTo(403);
    assertThat(features.visitor().post(PATH, amount()).status()).isEqualTo(401);
    assertThat(stored(id).getString("state")).isEqualTo("DRAFT");
  }

  @Test
  void theSameKeyIssuesOne() {
    String key = Ids.next();
    Phone.Answer first = manager.post(PATH, amount(), key);
    assertThat(manager.post(PATH, amount(), key).body()).isEqualTo(first.body());
    assertThat(manager.get(PATH + "/issued").body().path("items")).hasSize(1);
    assertThat(manager.post(PATH, amount(), null).code()).isEqualTo("idempotency.key_missing");
  }

  @Test
  void listsComeInPages() {
    for (int i = 0; i < 3; i++) {
      manager.post(PATH, amount());
    }
    Phone.Answer page = manager.get(PATH + "/issued?limit=2");
    assertThat(page.body().path("items")).hasSize(2);
    Phone.Answer rest = manager.get(PATH + "/issued?limit=2&after=" + page.text("next"));
    assertThat(rest.body().path("items")).hasSize(1);
    assertThat(rest.text("next")).isNull();
    assertThat(manager.get(PATH + "/issued?limit=0").status()).isEqualTo(400);
    assertThat(manager.get(PATH + "/issued?after=x").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"zh\":\"满减券\"', '\"zh\":\" \"', coupon.title_invalid, title.zh",
    "'\"zh\":\"满减券\"', '\"zh\":\"满\\u202E减\"', coupon.title_invalid, title.zh",
    "'\"en\":\"Off\"', '\"en\":null', coupon.title_invalid, title.en",
    "'\"kind\":\"AMOUNT\"', '\"kind\":null', coupon.kind_missing, kind",
    "'\"kind\":\"AMOUNT\"', '\"kind\":\"GIFT\"', request.field_invalid, kind",
    "'\"amount\":500', '\"amount\":0', coupon.off_invalid, off",
    "'\"amount\":500', '\"amount\":-500', coupon.off_invalid, off",
    "'\"amount\":500', '\"amount\":100001', coupon.off_invalid, off",
    "'\"amount\":500', '\"amount\":0.5', request.field_invalid, off.amount",
    "'\"amount\":500', '\"amount\":1e40', request.field_invalid, off.amount",
    "'{\"amount\":500,\"currency\":\"CNY\"}', '{\"amount\":5,\"currency\":\"EUR\"}',"
        + " coupon.off_invalid, off",
    "'\"percent\":null', '\"percent\":5', coupon.percent_invalid, percent",
    "'\"amount\":3000', '\"amount\":-1', coupon.threshold_invalid, threshold",
    "'\"amount\":3000', '\"amount\":9223372036854775807', coupon.threshold_invalid, threshold",
    "'\"amount\":3000', '\"amount\":9223372036854775808', request.field_invalid, threshold.amount",
    "'\"amount\":3000', '\"amount\":500', coupon.threshold_below_off, threshold",
    "'\"SHOP\"', '\"EVERYTHING\"', coupon.scope_invalid, scope",
    "'\"SHOP\"', '\"PRODUCTS\"', coupon.products_invalid, productIds",
    "'\"productIds\":[]', '\"productIds\":[\"x\"]', coupon.products_invalid, productIds",
    "'\"total\":100', '\"total\":0', coupon.total_invalid, total",
    "'\"total\":100', '\"total\":2.5', request.field_invalid, total",
    "'\"total\":100', '\"total\":1000001', coupon.total_invalid, total",
    "'\"perBuyer\":2', '\"perBuyer\":21', coupon.per_buyer_invalid, perBuyer",
    "'\"budget\":null', '\"budget\":{\"amount\":5000,\"currency\":\"CNY\"}',"
        + " coupon.budget_invalid, budget",
    "UNTIL, 2020-01-01T00:00:00Z, coupon.period_invalid, validUntil",
    "UNTIL, 2099-01-01T00:00:00Z, coupon.period_invalid, validUntil",
    "'\"total\"', '\"gift\":1,\"total\"', request.unknown_field, gift"
  })
  void impossibleCouponsAreRefused(String good, String bad, String code, String field) {
    String until = good.equals("UNTIL") ? until() : good;
    Phone.Answer answer = manager.post(PATH, amount().replace(until, bad));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isNotBlank().isNotEqualTo(code).doesNotContain("{");
    assertThat(manager.get(PATH + "/issued").body().path("items")).isEmpty();
  }

  @Test
  void fiveMegabytesAreTooMuch() {
    assertThat(manager.post(PATH, amount().replace("满减券", "券".repeat(1_700_000))).code())
        .isEqualTo("request.body_too_large");
    assertThat(manager.post(PATH, amount().replace("满减券", "券".repeat(41))).code())
        .isEqualTo("coupon.title_invalid");
  }

  @Test
  void thePlatformsCouponNeedsABudgetOfAtLeastOne() {
    Phone platform = features.platform(Ids.next());
    String percent =
        amount()
            .replace("\"AMOUNT\"", "\"PERCENT\"")
            .replace("\"off\":{\"amount\":500,\"currency\":\"CNY\"}", "\"off\":null")
            .replace("\"percent\":null", "\"percent\":10")
            .replace("\"cap\":null", "\"cap\":{\"amount\":2000,\"currency\":\"CNY\"}")
            .replace("\"SHOP\"", "\"EVERYTHING\"");
    assertThat(platform.post(PATH, percent).code()).isEqualTo("coupon.budget_invalid");
    String small =
        percent.replace("\"budget\":null", "\"budget\":{\"amount\":1999,\"currency\":\"CNY\"}");
    assertThat(platform.post(PATH, small).code()).isEqualTo("coupon.budget_invalid");
    Phone.Answer issued = platform.post(PATH, small.replace("1999", "5999"));
    assertThat(issued.status()).as(issued.raw().body()).isEqualTo(201);
    assertThat(issued.text("coupon", "issuer")).isEqualTo("PLATFORM");
    for (String broken :
        new String[] {
          small.replace("1999", "5999").replace("\"percent\":10", "\"percent\":100"),
          small.replace("1999", "5999").replace("\"percent\":10", "\"percent\":0")
        }) {
      assertThat(platform.post(PATH, broken).code()).isEqualTo("coupon.percent_invalid");
    }
    assertThat(platform.post(PATH, small.replace("\"amount\":2000", "\"amount\":0")).code())
        .isEqualTo("coupon.cap_invalid");
  }

  private static String until() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(30, ChronoUnit.DAYS).toString();
  }

  private static String amount() {
    return """
    {"title":{"zh":"满减券","en":"Off"},"kind":"AMOUNT","off":{"amount":500,"currency":"CNY"},
     "percent":null,"cap":null,"threshold":{"amount":3000,"currency":"CNY"},"scope":"SHOP",
     "productIds":[],"validFrom":"2026-11-01T00:00:00Z","validUntil":"%s","total":100,
     "perBuyer":2,"budget":null}"""
        .formatted(until());
  }

  private List<JsonNode> claimable() {
    return features
        .visitor()
        .get(PATH + "?cooperative=" + coop)
        .body()
        .valueStream()
        .filter(each -> each.path("issuerId").asString().equals(coop))
        .toList();
  }

  private Document stored(String id) {
    return features.database().getCollection("coupons").find(new Document("_id", id)).first();
  }
}
