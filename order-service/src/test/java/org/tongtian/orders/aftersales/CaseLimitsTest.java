package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/** Who may see a case and ask for what; everything else is refused and changes nothing. */
class CaseLimitsTest extends CaseUnderTest {

  private static final String COUNTS = "/api/orders/cases/queue/counts";
  private static final String TEXT = "收到时有几斤烂了";

  @Test
  void theCooperativeSeesWhatIsAskedOfItsOrdersUntilThatIsOver() {
    String order = shop.paid(buyer);
    String quiet = shop.paid(buyer);
    String path = Cases.PATH + "/queue/open?order=" + order + "&order=" + quiet;
    assertThat(coop.get(path).body().path("cases")).isEmpty();
    String id = cases.open(buyer, order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 5, 100);
    JsonNode seen = coop.get(path).body().path("cases");
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).path("orderId").asString()).isEqualTo(order);
    assertThat(seen.get(0).path("caseId").asString()).isEqualTo(id);
    assertThat(seen.get(0).path("kind").asString()).isEqualTo("BEFORE_SHIPMENT");
    assertThat(shop.strangeManager().get(path).body().path("cases")).isEmpty();
    assertThat(buyer.get(path).code()).isEqualTo("auth.forbidden");
    assertThat(coop.get(Cases.PATH + "/queue/open").text("field")).isEqualTo("order");
    assertThat(coop.get(Cases.PATH + "/queue/open?order=" + "&order=x".repeat(100)).status())
        .isEqualTo(400);
    cases.step(buyer, id, "withdrawal", "", CaseState.WITHDRAWN);
    assertThat(coop.get(path).body().path("cases")).isEmpty();
  }

  @Test
  void nobodyElseSeesOrMovesIt() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 50);
    for (Phone stranger : List.of(shop.consumer(), shop.strangeManager())) {
      assertThat(stranger.get(Cases.PATH + "/" + id).status()).isEqualTo(404);
    }
    assertThat(shop.visitor().get(Cases.PATH + "/" + id).status()).isEqualTo(401);
    assertThat(shop.auditor().get(Cases.PATH + "/" + id).status()).isEqualTo(200);
    cases.refused(shop.strangeManager(), id, "grant", "", 404, "aftersales.unknown");
    cases.refused(shop.consumer(), id, "withdrawal", "", 404, "aftersales.unknown");
    cases.refused(coop, id, "withdrawal", "", 404, "aftersales.unknown");
    cases.refused(buyer, id, "grant", "", 403, "auth.forbidden");
    String shares = Cases.shares(cases.line(order), 20);
    cases.refused(buyer, id, "worth", shares, 403, "auth.forbidden");
    cases.refused(shop.strangeManager(), id, "worth", shares, 404, "aftersales.unknown");
    cases.refused(coop, id, "worth", "{\"lines\":[]}", 400, "aftersales.shares_invalid");
    cases.refused(coop, id, "worth", "{\"lines\":null}", 400, "aftersales.shares_invalid");
    assertThat(shop.platform().post(Cases.PATH + "/" + id + "/worth", shares).status())
        .isEqualTo(200);
    String foreign = cases.wish(order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 1, 100, null);
    assertThat(shop.consumer().post(Cases.PATH, foreign).code()).isEqualTo("order.unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // of a good wish | becomes | is refused with | at
        "\"quantity\":1 | \"quantity\":0    | aftersales.quantity_invalid | lines[0]",
        "\"quantity\":1 | \"quantity\":-3   | aftersales.quantity_invalid | lines[0]",
        "\"quantity\":1 | \"quantity\":0.5  | aftersales.quantity_invalid | lines[0]",
        "\"quantity\":1 | \"quantity\":1e30 | request.field_invalid | lines[0].quantity",
        "\"percent\":100 | \"percent\":100.5 | request.field_invalid | lines[0].percent",
        "\"percent\":100 | \"percent\":101 | aftersales.percent_invalid | lines[0]",
        "\"percent\":100 | \"percent\":0 | aftersales.percent_invalid | lines[0]",
        "\"RETURN\" | \"GIFT\" | request.field_invalid | kind",
        "\"RETURN\" | null | aftersales.kind_missing | kind",
        "收到时有几斤烂了 | a\\u202eb | aftersales.text_invalid | text",
        "\"lines\":\\[.*\\],\"photo | \"lines\":[null],\"photo | request.field_invalid | lines[0]",
        "^.*$ | null | request.body_missing |",
        "^.*$ | [ | request.malformed_json |"
      })
  void whatIsNoCaseIsRefusedWithItsReason(String part, String bad, String code, String field) {
    String order = cases.sent(buyer);
    String good = wishOfOneJinBack(order);
    Phone.Answer answer =
        buyer.post(
            Cases.PATH,
            Pattern.compile(part, Pattern.DOTALL)
                .matcher(good)
                .replaceAll(Matcher.quoteReplacement(bad)));
    assertRefused(order, answer, 400, code, field);
  }

  @Test
  void aCaseAboutNothingIsAboutAnUnknownOrder() {
    String order = cases.sent(buyer);
    assertRefused(order, buyer.post(Cases.PATH, "{}"), 404, "order.unknown", null);
  }

  @Test
  void whatIsTooLongIsRefusedEvenIfItIsFiveMegabytes() {
    String order = cases.sent(buyer);
    String good = wishOfOneJinBack(order);
    assertRefused(
        order,
        buyer.post(Cases.PATH, good.replace(TEXT, "字".repeat(501))),
        400,
        "aftersales.text_invalid",
        "text");
    assertRefused(
        order,
        buyer.post(Cases.PATH, good.replace(TEXT, "x".repeat(5_000_000))),
        413,
        "request.body_too_large",
        null);
  }

  private String wishOfOneJinBack(String order) {
    return cases.wish(order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 1, 100, null);
  }

  private void assertRefused(
      String order, Phone.Answer answer, int status, String code, String field) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).as(answer.raw().body()).isEqualTo(code);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isNotBlank().isNotEqualTo(code);
    assertThat(buyer.get("/api/orders/" + order + "/after-sales").body().path("cases").size())
        .isZero();
  }

  @Test
  void whatMayBeAskedForIsToldLineByLine() {
    String order = shop.paid(buyer);
    String path = "/api/orders/" + order + "/after-sales";
    assertThat(buyer.get(path).raw().body()).contains("BEFORE_SHIPMENT").doesNotContain("EXCHANGE");
    coop.post("/api/orders/" + order + "/shipment", Shop.parcel());
    assertThat(buyer.get(path).raw().body())
        .contains("REFUND_ONLY", "EXCHANGE", "\"most\":5")
        .doesNotContain("BEFORE_SHIPMENT", "NOT_WANTED");
    cases.open(buyer, order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 1, 100);
    assertThat(buyer.get(path).body().path("lines").size()).isZero();
    assertThat(shop.consumer().get(path).status()).isEqualTo(404);
    String worth = cases.wish(order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 5, 100, null);
    assertThat(
            buyer.post(Cases.PATH + "/worth", worth).body().path("wanted").path("amount").asLong())
        .isEqualTo(buyer.get("/api/orders/" + order).body().path("total").path("amount").asLong());
  }

  /** Of a co-operative of its own: cases of the others move by time while this test looks. */
  @Test
  void itsCooperativeSeesHowManyWaitForIt() {
    NamedParty own = new NamedParty(Ids.next(), new Text("自家合作社", "A co-op of its own"));
    FakeLot lot = shop.catalog.add(FakeLot.of(own, "红薯", Unit.JIN, Money.cny(650), 550));
    Phone manager = shop.managerOf(lot);
    for (int waiting = 0; waiting < 2; waiting++) {
      assertThat(manager.get(COUNTS).text("toDo")).isEqualTo("" + waiting);
      String order = shop.placedOrders(buyer, Wish.of(lot, "5")).getFirst();
      shop.pay(shop.purchaseOf(order));
      cases.open(buyer, order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 5, 100);
    }
    String id = buyer.get(Cases.PATH).body().path("items").get(0).path("id").asString();
    cases.step(manager, id, "grant", "", CaseState.REFUNDED);
    assertThat(manager.get(COUNTS).text("toDo")).isEqualTo("1");
    assertThat(buyer.get(COUNTS).status()).isEqualTo(403);
  }
}
