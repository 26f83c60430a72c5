package org.tongtian.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.Shop;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.TestIssuer;

/** Each bad request gets a problem with its code and field, and nothing is changed by it. */
class BadInputTest extends CatalogUnderTest {

  private final Demo demo = Demo.fresh();
  private String before;

  @BeforeEach
  void aProductIsThere() {
    shop().internal("PUT", "/internal/catalog/products/" + demo.productId(), demo.whole("400"));
    before = changeable();
  }

  @ParameterizedTest
  @CsvSource({
    "0, catalog.quantity_invalid",
    "-1, catalog.quantity_invalid",
    "1000000000, catalog.quantity_invalid",
    "0.5, catalog.quantity_invalid",
    "2.25, catalog.quantity_invalid",
    "null, catalog.quantity_invalid",
    "0.00001, request.field_invalid",
    "1e13, request.field_invalid",
    "\"5\", request.field_invalid",
    "{}, request.field_invalid"
  })
  void anImpossibleQuantityIsRefused(String quantity, String code) {
    Shop.Answer answer = shop().reserve(Ids.next(), demo.lotId(), quantity);

    String field = code.startsWith("catalog") ? "goods[0]" : "goods[0].quantity";
    refused(answer, 400, code, field);
  }

  @Test
  void moreThanIsLeftIsRefusedAndTheSentenceSaysWhatIsLeft() {
    shop().reserve(Ids.next(), demo.lotId(), "397");
    before = changeable();
    String body = Shop.reservation(Ids.next(), demo.lotId(), "4");
    String service = TestIssuer.shared().serviceToken();

    Shop.Answer zh =
        shop().send("POST", "/internal/catalog/reservations", service, null, body, "zh");
    Shop.Answer en =
        shop().send("POST", "/internal/catalog/reservations", service, null, body, "en");

    refused(zh, 409, "catalog.not_enough_stock", "goods[0]");
    assertThat(zh.json().path("detail").asString()).isEqualTo("货不够了，还剩 3 斤。");
    assertThat(en.json().path("detail").asString()).isEqualTo("Not enough left: 3 jin.");
    assertThat(shop().get("/api/catalog/lots/" + demo.lotId()).json().path("available").asLong())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01a20158-e89f-76c4-8147-0887e0146381", "lot-1", ""})
  void anUnknownLotIsNotFound(String lotId) {
    refused(shop().reserve(Ids.next(), lotId, "1"), 404, "catalog.lot_unknown", "goods[0]");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"buyerId\":\"buyer-1\"', '\"buyerId\":\" \"', catalog.reservation_invalid, buyerId",
    "'\"buyerId\":\"buyer-1\"', '\"buyerId\":null', catalog.reservation_invalid, buyerId",
    "'\"expiresAt\":\"', '\"expiresAt\":\"x', request.field_invalid, expiresAt",
    "'\"buyerId\"', '\"buyer\"', request.unknown_field, buyer",
    "'{', '', request.malformed_json, ''"
  })
  void aMalformedReservationIsRefused(String good, String bad, String code, String field) {
    String body = Shop.reservation(Ids.next(), demo.lotId(), "1");
    assertThat(body).contains(good);

    Shop.Answer answer =
        shop().internal("POST", "/internal/catalog/reservations", body.replace(good, bad));

    refused(answer, 400, code, field);
  }

  @Test
  void anIdThatWasUsedForSomethingElseIsRefused() {
    String orderId = Ids.next();
    shop().reserve(orderId, demo.lotId(), "5");
    before = changeable();

    refused(
        shop().reserve(orderId, demo.lotId(), "6"), 409, "catalog.reservation_reused", "goods[0]");
    assertThat(left()).isEqualTo(395);
  }

  @Test
  void aReservationThatWasGivenBackIsNotTakenAgainByItsId() {
    String orderId = Ids.next();
    shop().reserve(orderId, demo.lotId(), "5");
    shop().release(orderId);
    before = changeable();

    refused(
        shop().reserve(orderId, demo.lotId(), "5"),
        409,
        "catalog.reservation_released",
        "goods[0]");
    assertThat(left()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"amount\":590', '\"amount\":0', catalog.price_invalid, sku.lot.price",
    "'\"amount\":590', '\"amount\":-5', catalog.price_invalid, sku.lot.price",
    "'\"amount\":590', '\"amount\":100000001', catalog.price_invalid, sku.lot.price",
    "'\"amount\":590', '\"amount\":5.9', request.field_invalid, sku.lot.price.amount",
    "CNY, USD, catalog.price_invalid, sku.lot.price",
    "'\"stock\":60', '\"stock\":0', catalog.stock_invalid, sku.lot.stock",
    "'\"stock\":60', '\"stock\":-1', catalog.stock_invalid, sku.lot.stock",
    "'\"stock\":60', '\"stock\":1000001', catalog.stock_invalid, sku.lot.stock",
    "'\"stock\":60', '\"stock\":1.5', catalog.stock_invalid, sku.lot.stock",
    "'\"harvestDate\":\"2', '\"harvestDate\":\"1', catalog.harvest_date_invalid, sku.lot.harvestDate",
    "'\"harvestDate\":\"20', '\"harvestDate\":\"21', catalog.harvest_date_invalid, sku.lot.harvestDate",
    "SECOND, BEST, catalog.grade_unknown, sku.lot.grade",
    "BOX, LORRY, catalog.unit_unknown, sku.unit",
    "sweet-potato, ../secret, catalog.picture_unknown, picture",
    "红芯薯干, ' ', catalog.text_invalid, name",
    "自家晒的。, '坏\\u0007字', catalog.text_invalid, description",
    "红芯薯干, '坏\\u202E字', catalog.text_invalid, name",
    "'\"season\"', '\"when\"', request.unknown_field, when"
  })
  void aBadListingIsRefused(String good, String bad, String code, String field) {
    String body = demo.listing();
    assertThat(body).contains(good);

    Shop.Answer answer =
        shop()
            .send(
                "POST",
                "/api/catalog/products",
                Shop.manager(demo.cooperativeId()),
                Ids.next(),
                body.replace(good, bad));

    refused(answer, 400, code, field);
  }

  @Test
  void textsHaveAnEnd() {
    String body = demo.listing().replace("红芯薯干", "薯".repeat(61));

    Shop.Answer answer =
        shop()
            .send(
                "POST", "/api/catalog/products", Shop.manager(demo.cooperativeId()), "long", body);

    refused(answer, 400, "catalog.text_invalid", "name");
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    String body = demo.listing().replace("自家晒的。", "晒".repeat(40_000));

    Shop.Answer answer =
        shop()
            .send("POST", "/api/catalog/products", Shop.manager(demo.cooperativeId()), "big", body);

    refused(answer, 413, "request.body_too_large", "");
  }

  @Test
  void onlyTheOwnCooperativeAddsLotsAndPrices() {
    String stranger = Shop.manager(Ids.next());
    String price = "{\"price\":{\"amount\":1,\"currency\":\"CNY\"}}";

    refused(
        shop()
            .send(
                "POST",
                "/api/catalog/skus/" + demo.skuId() + "/lots",
                stranger,
                "k1",
                demo.lot("8")),
        403,
        "catalog.not_yours",
        "");
    refused(shop().send("PUT", pricePath(), stranger, "k2", price), 403, "catalog.not_yours", "");
    refused(
        shop().send("PUT", pricePath(), TestIssuer.shared().consumer(), "k3", price),
        403,
        "auth.forbidden",
        "");
    refused(shop().send("PUT", pricePath(), null, "k4", price), 401, "auth.required", "");
  }

  @Test
  void aCooperativeThatNobodyRegisteredListsNothing() {
    Shop.Answer answer =
        shop().send("POST", "/api/catalog/products", Shop.manager(Ids.next()), "k", demo.listing());

    refused(answer, 409, "catalog.cooperative_unknown", "");
  }

  @Test
  void changesNeedAKey() {
    String manager = Shop.manager(demo.cooperativeId());

    refused(
        shop().send("POST", "/api/catalog/products", manager, null, demo.listing()),
        400,
        "idempotency.key_missing",
        "Idempotency-Key");
    refused(
        shop().send("POST", "/api/catalog/products", manager, "k".repeat(65), demo.listing()),
        400,
        "idempotency.key_invalid",
        "Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/catalog/products?limit=0, 400, catalog.limit_invalid",
    "/api/catalog/products?limit=101, 400, catalog.limit_invalid",
    "/api/catalog/products?limit=many, 400, request.field_invalid",
    "/api/catalog/products?after=yesterday, 400, catalog.id_invalid",
    "/api/catalog/products/01a20158-e89f-76c4-8147-0887e0146381, 404, catalog.product_unknown",
    "/api/catalog/lots/01a20158-e89f-76c4-8147-0887e0146381, 404, catalog.lot_unknown"
  })
  void readingWhatIsNotThereIsRefused(String path, int status, String code) {
    Shop.Answer answer = shop().get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void peopleDoNotReachTheInside() {
    String body = Shop.reservation(Ids.next(), demo.lotId(), "1");

    refused(
        shop()
            .send(
                "POST",
                "/internal/catalog/reservations",
                TestIssuer.shared().consumer(),
                null,
                body),
        403,
        "auth.forbidden",
        "");
  }

  private String pricePath() {
    return "/api/catalog/lots/" + demo.lotId() + "/price";
  }

  private void refused(Shop.Answer answer, int status, String code, String field) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(answer.json().path("detail").asString()).isNotEqualTo(code).isNotBlank();
    assertThat(changeable()).isEqualTo(before);
  }

  private String changeable() {
    return everything() + left();
  }

  private long left() {
    return shop().get("/api/catalog/lots/" + demo.lotId()).json().path("available").asLong();
  }
}
