package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** Exchanges from their opening to their end, over HTTP and real stores. */
class ExchangeJourneysTest extends CaseUnderTest {

  @Test
  void anExchangeSendsNewGoodsAndMovesNoMoney() {
    String order = cases.sent(buyer);
    String id = sentBack(order, 2);
    Quantity before = shop.catalog.free();
    Phone.Answer held = cases.step(coop, id, "arrival", "{}", CaseState.TO_REPLACE);
    assertThat(shop.catalog.free()).isEqualTo(before.minus(Quantity.of(2)));
    assertThat(coop.get(sendTo(id)).text("street"))
        .isEqualTo(buyer.get("/api/orders/" + order).text("address", "street"));
    cases.step(coop, id, "replacement", Shop.parcel(), CaseState.REPLACED);
    assertThat(cases.refunded(order)).isZero();
    assertThat(held.text("granted")).isNull();
    Shop.await("catalog hears of it", () -> shop.facts(id).toString().contains("eplacement"));
    List<String> reservations = cases.stored(id).getList("reservationIds", String.class);
    assertThat(shop.orders.part(ExchangedStock.class).among(reservations))
        .containsExactlyElementsOf(reservations);
  }

  @Test
  void newGoodsHaveANumberOfTheirOwn() {
    String order = cases.sent(buyer);
    Document sent = shop.stored(order).getList("parcels", Document.class).getFirst();
    String old =
        "{\"carrier\":\"%s\",\"trackingNumber\":\"%s\"}"
            .formatted(sent.getString("carrier"), sent.getString("trackingNumber"));
    String first = sentBack(order, 1);
    cases.step(coop, first, "arrival", "{}", CaseState.TO_REPLACE);
    cases.refused(coop, first, "replacement", old, 409, "shipment.tracking_number_used");
    String fresh = Shop.parcel();
    cases.step(coop, first, "replacement", fresh, CaseState.REPLACED);
    String second = sentBack(cases.sent(buyer), 1);
    cases.step(coop, second, "arrival", "{}", CaseState.TO_REPLACE);
    cases.refused(coop, second, "replacement", fresh, 409, "shipment.tracking_number_used");
    assertThat(cases.state(second)).isEqualTo(CaseState.TO_REPLACE);
  }

  @Test
  void withoutNewGoodsAnExchangeIsPaid() {
    String order = cases.sent(buyer);
    String id = sentBack(order, 1);
    Quantity free = shop.catalog.free();
    shop.catalog.stock(shop.catalog.potatoes(), Quantity.ZERO);
    try {
      cases.step(coop, id, "arrival", "{}", CaseState.REFUNDED);
    } finally {
      shop.catalog.stock(shop.catalog.potatoes(), free);
    }
    assertThat(cases.refunded(order)).isPositive();
  }

  @Test
  void newGoodsThatAreNotSentInTimeArePaidAndTheirStockGoesBack() {
    String order = cases.sent(buyer);
    String id = sentBack(order, 1);
    Quantity before = shop.catalog.free();
    cases.step(coop, id, "arrival", "{}", CaseState.TO_REPLACE);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.REFUNDED);
    assertThat(shop.catalog.free()).isEqualTo(before);
    assertThat(cases.refunded(order)).isPositive();
  }

  @Test
  void goodsThatComeBackWrongAreRefusedAndThePlatformDoesNotSendThemBackAgain() {
    String order = cases.sent(buyer);
    String id = sentBack(order, 1);
    cases.step(coop, id, "refusal", WORDS, CaseState.REFUSED);
    cases.step(buyer, id, "appeal", WORDS, CaseState.APPEALED);
    String back = "{\"verdict\":\"AWARD_RETURN\",\"text\":\"寄回\",\"returnTo\":\"猴场镇 1 号\"}";
    cases.refused(shop.platform(), id, "decision", back, 409, "aftersales.already_sent_back");
    cases.step(
        shop.platform(),
        id,
        "decision",
        "{\"verdict\":\"UPHOLD\",\"text\":\"不退\"}",
        CaseState.REJECTED);
  }

  @Test
  void theAddressIsToldWhileNewGoodsAreToBeSentAndToNobodyElse() {
    String id = sentBack(cases.sent(buyer), 1);
    assertThat(coop.get(sendTo(id)).code()).isEqualTo("aftersales.cannot_replace");
    cases.step(coop, id, "arrival", "{}", CaseState.TO_REPLACE);
    assertThat(shop.strangeManager().get(sendTo(id)).status()).isEqualTo(404);
    assertThat(buyer.get(sendTo(id)).status()).isEqualTo(403);
    cases.step(coop, id, "replacement", Shop.parcel(), CaseState.REPLACED);
    assertThat(coop.get(sendTo(id)).code()).isEqualTo("aftersales.cannot_replace");
  }

  private static String sendTo(String id) {
    return Cases.PATH + "/" + id + "/send-to";
  }

  private String sentBack(String order, int jin) {
    String id = cases.open(buyer, order, CaseKind.EXCHANGE, CaseReason.WRONG_GOODS, jin, 100);
    cases.step(coop, id, "acceptance", RETURN_TO, CaseState.TO_SEND_BACK);
    cases.step(buyer, id, "way-back", Shop.parcel(), CaseState.SENT_BACK);
    return id;
  }
}
