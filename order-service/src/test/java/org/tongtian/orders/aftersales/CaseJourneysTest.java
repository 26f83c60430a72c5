package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** Cases from their opening to their end, over HTTP and real stores. */
class CaseJourneysTest extends CaseUnderTest {

  @Test
  void unsentGoodsAreGrantedAndTheOrderEnds() {
    String order = shop.paid(buyer);
    String id = cases.open(buyer, order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 5, 100);
    assertThat(coop.get(Cases.PATH + "/queue").raw().body()).contains(id);
    Phone.Answer granted = cases.step(coop, id, "grant", "", CaseState.REFUNDED);
    long total = coop.get("/api/orders/" + order).body().path("total").path("amount").asLong();
    assertThat(granted.body().path("granted").path("amount").asLong()).isEqualTo(total);
    assertThat(cases.refunded(order)).isEqualTo(total);
    assertThat(buyer.get("/api/orders/" + order).text("state")).isEqualTo("CANCELLED");
    Shop.await("settlement hears of it", () -> shop.facts(order).toString().contains("efunded"));
    assertThat(coop.get(Cases.PATH + "/queue?filter=DONE").raw().body()).contains(id);
  }

  @Test
  void silenceGrantsWhatWasNotSent() {
    String order = shop.paid(buyer);
    String id = cases.open(buyer, order, CaseKind.BEFORE_SHIPMENT, CaseReason.TOO_SLOW, 2, 100);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.REFUNDED);
    long once = cases.refunded(order);
    assertThat(once).isPositive();
    shop.orders.part(CaseDeadlines.class).sweep();
    assertThat(cases.refunded(order)).isEqualTo(once);
    assertThat(buyer.get("/api/orders/" + order).text("state")).isEqualTo("PAID");
  }

  @Test
  void aParcelThatWasSentMeanwhileEndsTheCase() {
    String order = shop.paid(buyer);
    String id = cases.open(buyer, order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 5, 100);
    coop.post("/api/orders/" + order + "/shipment", Shop.parcel());
    Phone.Answer answer = cases.step(coop, id, "grant", "", CaseState.OVERTAKEN);
    assertThat(answer.text("granted")).isNull();
    assertThat(cases.refunded(order)).isZero();

    String other = shop.paid(buyer);
    String swept =
        cases.open(buyer, other, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 1, 100);
    coop.post("/api/orders/" + other + "/shipment", Shop.parcel());
    shop.orders.part(CaseDeadlines.class).sweep();
    assertThat(cases.state(swept)).isEqualTo(CaseState.OVERTAKEN);
    cases.open(buyer, other, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 50);
  }

  @Test
  void aSmallerShareIsOfferedAndTaken() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 80);
    String line = cases.line(order);
    cases.refused(coop, id, "offer", offer(line, 80), 400, "aftersales.shares_invalid");
    cases.refused(coop, id, "offer", offer(line, 81), 400, "aftersales.shares_invalid");
    cases.refused(coop, id, "offer", offer("other", 10), 400, "aftersales.shares_invalid");
    Phone.Answer worth = coop.post(Cases.PATH + "/" + id + "/worth", Cases.shares(line, 20));
    assertThat(cases.state(id)).isEqualTo(CaseState.DECIDING);
    Phone.Answer offered = cases.step(coop, id, "offer", offer(line, 20), CaseState.OFFERED);
    long fifth = offered.body().path("granted").path("amount").asLong();
    assertThat(worth.body().path("granted").path("amount").asLong()).isEqualTo(fifth).isPositive();
    cases.refused(coop, id, "grant", "", 409, "aftersales.cannot_grant");
    cases.step(buyer, id, "offer-acceptance", "", CaseState.REFUNDED);
    assertThat(cases.refunded(order)).isEqualTo(fifth);
    // The rest of the line can still be claimed, and no more than that.
    String rest =
        cases.wish(
            order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 81, cases.photo(buyer, order));
    assertThat(buyer.post(Cases.PATH, rest).code()).isEqualTo("aftersales.more_than_left");
    String last = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 80);
    cases.step(coop, last, "grant", "", CaseState.REFUNDED);
    long total = coop.get("/api/orders/" + order).body().path("total").path("amount").asLong();
    assertThat(cases.refunded(order)).isEqualTo(total);
  }

  @Test
  void theSilenceOfTheBuyerTakesTheOffer() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 2, 60);
    cases.step(coop, id, "offer", offer(cases.line(order), 30), CaseState.OFFERED);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.REFUNDED);
  }

  @Test
  void aRefusalGoesToThePlatformWhoseWordIsTheLast() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 60);
    cases.refused(coop, id, "refusal", "{\"text\":\" \"}", 400, "aftersales.text_missing");
    cases.step(coop, id, "refusal", WORDS, CaseState.REFUSED);
    cases.step(buyer, id, "appeal", WORDS, CaseState.APPEALED);
    Phone platform = shop.platform();
    assertThat(platform.get(Cases.PATH + "/appeals?limit=100").raw().body()).contains(id);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.APPEALED);
    String decision =
        "{\"verdict\":\"AWARD\",\"text\":\"三成\",\"lines\":[{\"lineId\":\"%s\",\"percent\":30}]}"
            .formatted(cases.line(order));
    cases.refused(buyer, id, "decision", decision, 403, "auth.forbidden");
    cases.refused(
        platform,
        id,
        "decision",
        decision.replace("AWARD", "AWARD_RETURN"),
        409,
        "aftersales.cannot_award_return");
    cases.step(platform, id, "decision", decision, CaseState.REFUNDED);
    cases.refused(platform, id, "decision", decision, 409, "aftersales.cannot_award");
    assertThat(cases.refunded(order)).isPositive();
  }

  @Test
  void aRefusalNobodyAppealsStands() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 60);
    cases.step(coop, id, "refusal", WORDS, CaseState.REFUSED);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.REJECTED);
    cases.refused(buyer, id, "appeal", WORDS, 409, "aftersales.cannot_appeal");
    assertThat(cases.refunded(order)).isZero();
  }

  @Test
  void aReturnIsPaidWhenTheGoodsAreBack() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 5, 100);
    cases.refused(buyer, id, "way-back", Shop.parcel(), 409, "aftersales.cannot_send_back");
    cases.refused(
        coop, id, "acceptance", "{\"returnTo\":\"\"}", 400, "aftersales.return_to_invalid");
    Phone.Answer accepted = cases.step(coop, id, "acceptance", RETURN_TO, CaseState.TO_SEND_BACK);
    assertThat(accepted.text("wayBackPaidBy")).isEqualTo("COOPERATIVE");
    cases.refused(
        buyer,
        id,
        "way-back",
        "{\"carrier\":\"SF\",\"trackingNumber\":\"1\"}",
        400,
        "shipment.tracking_number_invalid");
    cases.step(buyer, id, "way-back", Shop.parcel(), CaseState.SENT_BACK);
    assertThat(cases.refunded(order)).isZero();
    cases.step(coop, id, "arrival", "{\"restock\":true}", CaseState.REFUNDED);
    long total = coop.get("/api/orders/" + order).body().path("total").path("amount").asLong();
    assertThat(cases.refunded(order)).isEqualTo(total);
  }

  @Test
  void aReturnTheCoopIsSilentAboutGoesToThePlatformWhichMaySendItBack() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 1, 100);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.APPEALED);
    String back =
        "{\"verdict\":\"AWARD_RETURN\",\"text\":\"寄回\",\"lines\":null,\"returnTo\":\"猴场镇 1 号\"}";
    cases.step(shop.platform(), id, "decision", back, CaseState.TO_SEND_BACK);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.LAPSED);
  }

  private static String offer(String line, int percent) {
    return "{\"text\":\"只坏了一点\",\"lines\":[{\"lineId\":\"%s\",\"percent\":%d}]}"
        .formatted(line, percent);
  }
}
