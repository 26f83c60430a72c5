package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;

/** Cases from their opening to their end, over HTTP and real stores. */
class CaseJourneysTest {

  private static final String RETURN_TO = "{\"returnTo\":\"猴场镇 1 号 李社长\",\"text\":\"请寄回\"}";
  private static final String WORDS = "{\"text\":\"照片看不出来\"}";

  private static final String COUNTS = "/api/orders/cases/queue/counts";

  private final Shop shop = Shop.shared();
  private final Cases cases = new Cases(shop);
  private final Phone buyer = shop.consumer();
  private final Phone coop = shop.manager();

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
    int before = waiting();
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 80);
    assertThat(waiting()).isEqualTo(Math.min(99, before + 1));
    assertThat(buyer.get(COUNTS).status()).isEqualTo(403);
    String line = cases.line(order);
    cases.refused(coop, id, "offer", offer(line, 80), 400, "aftersales.shares_invalid");
    cases.refused(coop, id, "offer", offer(line, 81), 400, "aftersales.shares_invalid");
    cases.refused(coop, id, "offer", offer("other", 10), 400, "aftersales.shares_invalid");
    Phone.Answer offered = cases.step(coop, id, "offer", offer(line, 20), CaseState.OFFERED);
    long fifth = offered.body().path("granted").path("amount").asLong();
    assertThat(waiting()).as("it is the buyer's turn now").isEqualTo(before);
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
    Phone platform = cases.platform();
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
    cases.step(cases.platform(), id, "decision", back, CaseState.TO_SEND_BACK);
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.LAPSED);
  }

  @Test
  void oneOpenCaseForALineWhoeverIsFaster() throws Exception {
    String order = shop.paid(buyer);
    String wish = cases.wish(order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 1, 100, null);
    List<Phone.Answer> answers = atOnce(8, () -> buyer.post(Cases.PATH, wish));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allMatch(answer -> "aftersales.line_open".equals(answer.code()));
    String id = buyer.get(Cases.PATH).body().path("items").get(0).path("id").asString();
    cases.step(buyer, id, "withdrawal", "", CaseState.WITHDRAWN);
    assertThat(buyer.post(Cases.PATH, wish).status()).isEqualTo(201);
  }

  @Test
  void decidedOnceByTwoInstancesAndManyTaps() throws Exception {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 100);
    try (RunningOrders other = shop.orders.another()) {
      Phone there = new Phone(other.url(), coop.token());
      String path = Cases.PATH + "/" + id + "/";
      List<Callable<Phone.Answer>> taps = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        taps.add(() -> coop.post(path + "grant", ""));
        taps.add(() -> there.post(path + "refusal", WORDS));
        taps.add(
            () -> {
              other.part(CaseDeadlines.class).sweep();
              return there.get(Cases.PATH + "/" + id);
            });
      }
      all(taps);
    }
    long total = coop.get("/api/orders/" + order).body().path("total").path("amount").asLong();
    CaseState state = cases.state(id);
    assertThat(state).isIn(CaseState.REFUNDED, CaseState.REFUSED);
    assertThat(cases.refunded(order)).isEqualTo(state == CaseState.REFUNDED ? total : 0);
  }

  @Test
  void theSameKeyAnswersTheSame() {
    String order = shop.paid(buyer);
    String wish = cases.wish(order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 1, 100, null);
    String key = Ids.next();
    String id = buyer.post(Cases.PATH, wish, key).text("id");
    assertThat(buyer.post(Cases.PATH, wish, key).text("id")).isEqualTo(id);
    assertThat(buyer.post(Cases.PATH, wish.replace("NOT_WANTED", "TOO_SLOW"), key).code())
        .isEqualTo("idempotency.key_reused");
    String grant = Ids.next();
    String path = Cases.PATH + "/" + id + "/grant";
    assertThat(coop.post(path, "", grant).text("state")).isEqualTo("REFUNDED");
    assertThat(coop.post(path, "", grant).text("state")).isEqualTo("REFUNDED");
    assertThat(coop.post(path, "", null).status()).isEqualTo(400);
  }

  @Test
  void aRefundThatACrashLeftIsTakenUpOnce() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 100);
    CaseSteps steps = shop.orders.part(CaseSteps.class);
    AfterSalesCase seen = steps.require(id);
    CaseSteps.Mover mover = new CaseSteps.Mover(Actor.COOPERATIVE, Ids.next(), "x", "");
    steps.take(
        seen,
        CaseStep.GRANT,
        mover,
        new org.bson.Document("lines", CaseCommands.whole(seen)),
        null);
    assertThat(cases.refunded(order)).isZero();
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.REFUNDED);
    long total = coop.get("/api/orders/" + order).body().path("total").path("amount").asLong();
    assertThat(cases.refunded(order)).isEqualTo(total);
  }

  @Test
  void nobodyElseSeesOrMovesIt() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 50);
    for (Phone stranger : List.of(shop.consumer(), shop.strangeManager())) {
      assertThat(stranger.get(Cases.PATH + "/" + id).status()).isEqualTo(404);
    }
    assertThat(shop.visitor().get(Cases.PATH + "/" + id).status()).isEqualTo(401);
    assertThat(cases.auditor().get(Cases.PATH + "/" + id).status()).isEqualTo(200);
    cases.refused(shop.strangeManager(), id, "grant", "", 404, "aftersales.unknown");
    cases.refused(shop.consumer(), id, "withdrawal", "", 404, "aftersales.unknown");
    cases.refused(coop, id, "withdrawal", "", 404, "aftersales.unknown");
    cases.refused(buyer, id, "grant", "", 403, "auth.forbidden");
    String foreign = cases.wish(order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 1, 100, null);
    assertThat(shop.consumer().post(Cases.PATH, foreign).code()).isEqualTo("order.unknown");
  }

  @Test
  void badInputChangesNothing() {
    String order = cases.sent(buyer);
    String good = cases.wish(order, CaseKind.RETURN, CaseReason.WRONG_GOODS, 1, 100, null);
    for (String bad :
        List.of(
            good.replace("\"quantity\":1", "\"quantity\":0"),
            good.replace("\"quantity\":1", "\"quantity\":-3"),
            good.replace("\"quantity\":1", "\"quantity\":0.5"),
            good.replace("\"quantity\":1", "\"quantity\":1e30"),
            good.replace("\"percent\":100", "\"percent\":100.5"),
            good.replace("\"percent\":100", "\"percent\":0"),
            good.replace("\"RETURN\"", "\"GIFT\""),
            good.replace("\"RETURN\"", "null"),
            good.replace("收到时有几斤烂了", "x".repeat(501)),
            good.replace("收到时有几斤烂了", "a\\u202eb"),
            good.replaceAll("\"lines\":\\[.*]", "\"lines\":[null]"),
            "{}",
            "null",
            "[")) {
      Phone.Answer answer = buyer.post(Cases.PATH, bad);
      assertThat(answer.status()).as(bad + answer.raw().body()).isIn(400, 404);
      assertThat(answer.text("detail")).isNotBlank();
    }
    String note = good.replace("收到时有几斤烂了", "x".repeat(5_000_000));
    assertThat(buyer.post(Cases.PATH, note).status()).isEqualTo(413);
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

  private int waiting() {
    return Integer.parseInt(coop.get(COUNTS).text("toDo"));
  }

  private static String offer(String line, int percent) {
    return "{\"text\":\"只坏了一点\",\"lines\":[{\"lineId\":\"%s\",\"percent\":%d}]}"
        .formatted(line, percent);
  }

  private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(what);
    }
    return all(all);
  }

  private static <T> List<T> all(List<Callable<T>> what) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> each : threads.invokeAll(what)) {
        answers.add(each.get());
      }
    }
    return answers;
  }
}
