package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** Shares of less than a fen: 5 jin for 32.50 and 2 for 0.40 in one order, both said to be bad. */
class SmallSharesTest {

  private final Shop shop = Shop.shared();
  private final Cases cases = new Cases(shop);
  private final Phone buyer = shop.consumer();
  private final Phone coop = shop.manager();
  private String order;

  @BeforeEach
  void twoLinesAreSent() {
    FakeLot seconds =
        shop.catalog.add(
            FakeLot.of(shop.catalog.cooperative(), "红薯干", Unit.JIN, Money.cny(20), 500));
    order =
        shop.placedOrders(buyer, Wish.of(shop.catalog.potatoes(), "5").and(seconds, "2"))
            .getFirst();
    shop.pay(shop.purchaseOf(order));
    assertThat(coop.post("/api/orders/" + order + "/shipment", Shop.parcel()).status())
        .isEqualTo(200);
  }

  @Test
  void onlyLinesOfWhichMoneyGoesBackAreTold() {
    String id = open(30, 1);
    cases.step(coop, id, "grant", "", CaseState.REFUNDED);
    assertThat(cases.refunded(order)).isEqualTo(975);
    assertToldOfFirstLineAlone();
  }

  @Test
  void aLineThatIsOfferedNothingIsNotTold() {
    String id = open(30, 30);
    cases.step(coop, id, "offer", shares(20, 0), CaseState.OFFERED);
    cases.step(buyer, id, "offer-acceptance", "", CaseState.REFUNDED);
    assertThat(cases.refunded(order)).isEqualTo(650);
    assertToldOfFirstLineAlone();
  }

  @Test
  void aCaseOrAnOfferOfLessThanAFenIsRefused() {
    String photo = cases.photo(buyer, order);
    Phone.Answer worthless = buyer.post(Cases.PATH, wish(List.of(line(1)), 1, 1, photo));
    assertThat(worthless.status()).isEqualTo(400);
    assertThat(worthless.code()).isEqualTo("aftersales.worth_nothing");
    String id = open(30, 30);
    cases.refused(coop, id, "offer", shares(0, 1), 400, "aftersales.worth_nothing");
    assertThat(cases.state(id)).isEqualTo(CaseState.DECIDING);
  }

  private void assertToldOfFirstLineAlone() {
    Shop.await("settlement hears of it", () -> shop.facts(order).toString().contains("efunded"));
    Document fact =
        shop.orders
            .database()
            .getCollection("published_facts")
            .find(
                new Document("fact.subject", order)
                    .append("fact.type", "org.tongtian.orders.OrderRefunded"))
            .first();
    Document told = Document.parse(fact.getEmbedded(List.of("fact", "data"), String.class));
    assertThat(told.getList("lines", Document.class))
        .singleElement()
        .satisfies(part -> assertThat(part.getString("lineId")).isEqualTo(line(0)));
  }

  private String open(int firstPercent, int secondPercent) {
    String photo = cases.photo(buyer, order);
    Phone.Answer opened =
        buyer.post(Cases.PATH, wish(List.of(line(0), line(1)), firstPercent, secondPercent, photo));
    assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);
    return opened.text("id");
  }

  private String wish(List<String> lines, int firstPercent, int lastPercent, String photo) {
    String last = part(lines.getLast(), 1, lastPercent);
    String all = lines.size() == 1 ? last : part(lines.getFirst(), 5, firstPercent) + "," + last;
    return """
    {"orderId":"%s","kind":"REFUND_ONLY","reason":"SPOILED","text":null,"lines":[%s],\
    "photoIds":["%s"]}"""
        .formatted(order, all, photo);
  }

  private static String part(String line, int quantity, int percent) {
    return "{\"lineId\":\"%s\",\"quantity\":%d,\"percent\":%d}".formatted(line, quantity, percent);
  }

  private String shares(int first, int second) {
    String one = "{\"lineId\":\"%s\",\"percent\":%d}";
    return "{\"text\":\"只坏了一点\",\"lines\":[%s,%s]}"
        .formatted(one.formatted(line(0), first), one.formatted(line(1), second));
  }

  private String line(int number) {
    return shop.stored(order).getList("lines", Document.class).get(number).getString("id");
  }
}
