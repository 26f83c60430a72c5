package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.RunningOrders;

/** Cases are opened, decided and paid once, whoever asks how often and whatever dies meanwhile. */
class CaseOnceTest extends CaseUnderTest {

  @Test
  void oneOpenCaseForALineWhoeverIsFaster() {
    String order = shop.paid(buyer);
    String wish = cases.wish(order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 1, 100, null);
    List<Phone.Answer> answers = Race.answers(number -> buyer.post(Cases.PATH, wish));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allMatch(answer -> "aftersales.line_open".equals(answer.code()));
    String id = buyer.get(Cases.PATH).body().path("items").get(0).path("id").asString();
    cases.step(buyer, id, "withdrawal", "", CaseState.WITHDRAWN);
    assertThat(buyer.post(Cases.PATH, wish).status()).isEqualTo(201);
  }

  @Test
  void decidedOnceByTwoInstancesAndManyTaps() {
    String order = cases.sent(buyer);
    String id = cases.open(buyer, order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 5, 100);
    String path = Cases.PATH + "/" + id + "/";
    List<Phone.Answer> answers;
    try (RunningOrders other = shop.orders.another()) {
      Phone there = new Phone(other.url(), coop.token());
      answers =
          Race.answers(
              number -> {
                other.part(CaseDeadlines.class).sweep();
                return number % 2 == 0
                    ? coop.post(path + "grant", "")
                    : there.post(path + "refusal", WORDS);
              });
    }
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Phone.Answer::code)
        .containsOnly("aftersales.cannot_grant", "aftersales.cannot_refuse");
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
    steps.take(seen, CaseStep.GRANT, mover, new Document("lines", CaseCommands.whole(seen)), null);
    assertThat(cases.refunded(order)).isZero();
    cases.pass(id);
    assertThat(cases.state(id)).isEqualTo(CaseState.REFUNDED);
    long total = coop.get("/api/orders/" + order).body().path("total").path("amount").asLong();
    assertThat(cases.refunded(order)).isEqualTo(total);
  }
}
