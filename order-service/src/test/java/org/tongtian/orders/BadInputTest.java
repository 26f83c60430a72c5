package org.tongtian.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** What is refused over HTTP, each with its problem detail, and that nothing changed. */
class BadInputTest {

  private static final String PARCEL = Shop.parcel();

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @ParameterizedTest
  @CsvSource({
    "0, order.quantity_invalid",
    "-1, order.quantity_invalid",
    "1000000000, order.quantity_invalid",
    "1e300, request.field_invalid",
    "2.5, catalog.quantity_invalid",
    "0.0001, request.field_invalid",
    "'\"five\"', request.field_invalid",
    "null, order.quantity_invalid"
  })
  void impossibleQuantitiesAreRefused(String quantity, String code) {
    String field = code.startsWith("catalog") ? "goods[0]" : "goods[0].quantity";
    assertPlacingRefused(Phone.wish(shop.catalog.lotId(), quantity), 400, code, field);
  }

  @Test
  void moreThanTheStockIsRefused() {
    assertPlacingRefused(
        Phone.wish(shop.catalog.lotId(), "9999"), 409, "catalog.not_enough_stock", "goods[0]");
  }

  @Test
  void anUnknownLotIsRefused() {
    assertPlacingRefused(Phone.wish(Ids.next(), "5"), 404, "catalog.lot_unknown", "goods[0]");
    assertPlacingRefused(Phone.wish("no-lot", "5"), 400, "order.lot_invalid", "goods[0].lotId");
  }

  @Test
  void malformedAndUnknownAndTooMuchAreRefused() {
    String good = Phone.wish(shop.catalog.lotId(), "5");
    assertPlacingRefused(good.replace("}", ""), 400, "request.malformed_json", null);
    assertPlacingRefused("", 400, "request.body_missing", null);
    assertPlacingRefused(
        good.replaceFirst("\"amount\":\\d+", "\"amount\":9223372036854775808"),
        400,
        "request.field_invalid",
        "total.amount");
    assertPlacingRefused("null", 400, "request.body_missing", null);
    assertPlacingRefused(
        good.replace("\"quantity\":", "\"discount\":100,\"quantity\":"),
        400,
        "request.unknown_field",
        "goods[0].discount");
    assertPlacingRefused(
        good.replace("\"phone\"", "\"fax\":\"1\",\"phone\""),
        400,
        "request.unknown_field",
        "address.fax");
    assertPlacingRefused(
        good.replace("猴场镇", "街".repeat(40_000)), 413, "request.body_too_large", null);
    assertPlacingRefused(
        good.replace("13812345678", "110"), 400, "order.address_phone_invalid", "address.phone");
  }

  @ParameterizedTest
  @CsvSource({
    "-3250, order.total_missing, total",
    "null, request.field_invalid, total.amount",
    "3250.5, request.field_invalid, total.amount",
    "1e300, request.field_invalid, total.amount"
  })
  void aTotalThatIsNoSumOfFenIsRefused(String amount, String code, String field) {
    String wish =
        Phone.wish(shop.catalog.lotId(), "5")
            .replaceFirst("\"amount\":\\d+", "\"amount\":" + amount);
    assertPlacingRefused(wish, 400, code, field);
  }

  @Test
  void aTotalOfNothingIsNotWhatItCosts() {
    String wish =
        Phone.wish(shop.catalog.lotId(), "5").replaceFirst("\"amount\":\\d+", "\"amount\":0");
    assertPlacingRefused(wish, 409, "order.total_changed", null);
  }

  @ParameterizedTest
  @CsvSource({"0, CNY", "-3250, CNY", "3249, CNY", "3250, USD"})
  void aSumToPayAtOnceThatNobodyAsksForIsRefused(String amount, String currency) {
    String wish = Phone.wish(shop.catalog.lotId(), "5");
    String dueNow = ",\"dueNow\":{\"amount\":%s,\"currency\":\"%s\"}}".formatted(amount, currency);
    assertPlacingRefused(
        wish.substring(0, wish.lastIndexOf('}')) + dueNow, 409, "order.total_changed", null);
  }

  @Test
  void aCouponIsNamedOnceAndIsTheBuyersOwn() {
    String own = shop.coupon(buyer, shop.catalog.potatoes(), 100);
    String anothers = shop.coupon(shop.consumer(), shop.catalog.potatoes(), 100);
    Wish wish = Wish.of(shop.catalog.potatoes(), "5").seen(3_150);
    assertPlacingRefused(
        wish.with(own).with(own).json(), 400, "order.coupons_invalid", "couponIds");
    assertPlacingRefused(wish.with(anothers).json(), 404, "coupon.unknown", "couponIds[0]");
    shop.place(buyer, wish.with(own));
  }

  @Test
  void anotherBuyersPurchaseDoesNotExist() {
    String purchase = shop.purchaseOf(shop.placed(buyer));
    Document before = shop.storedPurchase(purchase);
    Phone other = shop.consumer();
    String path = Shop.PURCHASES + "/" + purchase;
    for (Phone.Answer answer : List.of(other.get(path), other.post(path + "/payment", ""))) {
      assertThat(answer.status()).as(answer.raw().body()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("purchase.unknown");
    }
    assertThat(shop.visitor().get(path).status()).isEqualTo(401);
    assertThat(shop.storedPurchase(purchase)).isEqualTo(before);
  }

  @Test
  void problemsSpeakTheCallersLanguage() {
    Phone.Answer zh = buyer.post(Shop.PURCHASES, Phone.wish(shop.catalog.lotId(), "0"));
    assertThat(zh.text("detail")).isEqualTo("数量要大于 0，一单最多 10,000。");
    assertThat(zh.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void visitorsAndOthersThanConsumersPlaceNothing() {
    String wish = Phone.wish(shop.catalog.lotId(), "5");
    long before = shop.count();
    assertThat(shop.visitor().post(Shop.PURCHASES, wish).code()).isEqualTo("auth.required");
    assertThat(shop.manager().post(Shop.PURCHASES, wish).code()).isEqualTo("auth.forbidden");
    assertThat(shop.count()).isEqualTo(before);
  }

  @Test
  void theSameKeyAndBodyGiveTheSameAnswerAndOneOrder() {
    String key = Ids.next();
    String wish = Phone.wish(shop.catalog.lotId(), "5");
    Phone.Answer first = buyer.post(Shop.PURCHASES, wish, key);
    long orders = shop.count();
    Quantity free = shop.catalog.free();
    Phone.Answer second = buyer.post(Shop.PURCHASES, wish, key);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(shop.count()).isEqualTo(orders);
    assertThat(shop.catalog.free()).isEqualTo(free);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    String key = Ids.next();
    buyer.post(Shop.PURCHASES, Phone.wish(shop.catalog.lotId(), "5"), key);
    long orders = shop.count();
    Quantity free = shop.catalog.free();
    Phone.Answer other = buyer.post(Shop.PURCHASES, Phone.wish(shop.catalog.lotId(), "6"), key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency.key_reused");
    assertThat(shop.count()).isEqualTo(orders);
    assertThat(shop.catalog.free()).isEqualTo(free);
  }

  @Test
  void withoutAKeyNothingIsPlacedShippedReceivedOrCancelled() {
    String id = shop.placed(buyer);
    Document before = shop.stored(id);
    for (String path : new String[] {"/receipt", "/cancellation"}) {
      Phone.Answer answer = buyer.post("/api/orders/" + id + path, "", null);
      assertThat(answer.code()).isEqualTo("idempotency.key_missing");
    }
    assertThat(shop.manager().post("/api/orders/" + id + "/shipment", PARCEL, null).code())
        .isEqualTo("idempotency.key_missing");
    assertThat(shop.stored(id)).isEqualTo(before);
  }

  @Test
  void anUnpaidOrderIsNeitherShippedNorReceived() {
    String id = shop.placed(buyer);
    Document before = shop.stored(id);
    Phone.Answer shipped = shop.manager().post("/api/orders/" + id + "/shipment", PARCEL);
    assertThat(shipped.status()).isEqualTo(409);
    assertThat(shipped.code()).isEqualTo("order.cannot_ship");
    assertThat(shipped.text("detail")).contains("待付款");
    Phone.Answer received = buyer.post("/api/orders/" + id + "/receipt", "");
    assertThat(received.code()).isEqualTo("order.cannot_receive");
    assertThat(shop.stored(id)).isEqualTo(before);
  }

  @Test
  void aPaidOrderIsNotCancelledAndShippedOnce() {
    String id = shop.paid(buyer);
    Document paid = shop.lasting(id);
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").code())
        .isEqualTo("order.cannot_cancel");
    assertThat(shop.lasting(id)).isEqualTo(paid);
    assertThat(shop.manager().post("/api/orders/" + id + "/shipment", Shop.parcel()).status())
        .isEqualTo(200);
    Document shipped = shop.lasting(id);
    assertThat(shop.manager().post("/api/orders/" + id + "/shipment", Shop.parcel()).code())
        .isEqualTo("order.cannot_ship");
    assertThat(shop.lasting(id)).isEqualTo(shipped);
  }

  @Test
  void aCancelledOrderIsNotShippedAndItsNumberIsFree() {
    String id = shop.placed(buyer);
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").status()).isEqualTo(200);
    Document cancelled = shop.lasting(id);
    String parcel = Shop.parcel();
    Phone.Answer shipped = shop.manager().post("/api/orders/" + id + "/shipment", parcel);
    assertThat(shipped.status()).isEqualTo(409);
    assertThat(shipped.code()).isEqualTo("order.cannot_ship");
    assertThat(shipped.text("detail")).contains("已取消");
    assertThat(shop.lasting(id)).isEqualTo(cancelled);
    // The number is not taken: another parcel may bear it.
    String paid = shop.paid(buyer);
    assertThat(shop.manager().post("/api/orders/" + paid + "/shipment", parcel).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "YTO, 123456789012, shipment.carrier_unknown, carrier, 没有这家快递",
    "ZTO, 12345, shipment.tracking_number_invalid, trackingNumber, 12 或 14 位数字",
    "SF, , shipment.tracking_number_invalid, trackingNumber, SF 加 12 或 13 位数字"
  })
  void aParcelNeedsAKnownCarrierAndItsNumber(
      String carrier, String number, String code, String field, String sentence) {
    String id = shop.paid(buyer);
    Document before = shop.lasting(id);
    Phone.Answer answer =
        shop.manager()
            .post(
                "/api/orders/" + id + "/shipment",
                "{\"carrier\":\"%s\",\"trackingNumber\":%s}"
                    .formatted(carrier, number == null ? "null" : "\"" + number + "\""));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).contains(sentence).doesNotContain("{");
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  @Test
  void anotherPartysOrderDoesNotExist() {
    String id = shop.paid(buyer);
    Document before = shop.lasting(id);
    Phone other = shop.consumer();
    Phone strange = shop.strangeManager();
    assertUnknown(other.get("/api/orders/" + id));
    assertUnknown(strange.get("/api/orders/" + id));
    assertUnknown(other.post("/api/orders/" + id + "/cancellation", ""));
    assertUnknown(other.post("/api/orders/" + id + "/receipt", ""));
    assertUnknown(strange.post("/api/orders/" + id + "/shipment", PARCEL));
    assertUnknown(shop.manager().post("/api/orders/" + id + "/receipt", ""));
    assertUnknown(buyer.get("/api/orders/" + Ids.next()));
    assertThat(buyer.post("/api/orders/" + id + "/shipment", PARCEL).status()).isEqualTo(403);
    assertThat(shop.visitor().get("/api/orders/" + id).status()).isEqualTo(401);
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  private void assertPlacingRefused(String body, int status, String code, String field) {
    long orders = shop.count();
    Quantity free = shop.catalog.free();
    Phone.Answer answer = buyer.post(Shop.PURCHASES, body);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isNotBlank().isNotEqualTo(code);
    assertThat(shop.count()).isEqualTo(orders);
    assertThat(shop.catalog.free()).isEqualTo(free);
  }

  private static void assertUnknown(Phone.Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("order.unknown");
  }
}
