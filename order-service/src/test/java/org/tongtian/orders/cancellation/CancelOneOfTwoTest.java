package org.tongtian.orders.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** Taking one order out of an unpaid purchase leaves the others, with a payment for them alone. */
class CancelOneOfTwoTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final Wish wish = Wish.of(shop.catalog.potatoes(), "5").and(shop.catalog.kiwi(), "1");
  private final List<String> orders = shop.placedOrders(buyer, wish);
  private final String potatoes = orders.get(0);
  private final String kiwi = orders.get(1);
  private final String purchaseId = shop.purchaseOf(potatoes);

  @Test
  void theOthersAreLeftWithAPaymentForThemAlone() {
    assertThat(cancel(potatoes).text("state")).isEqualTo("CANCELLED");
    assertThat(shop.state(kiwi)).isEqualTo("PENDING_PAYMENT");
    assertThat(shop.channel.payment(purchaseId).state()).isEqualTo("CLOSED");
    Phone.Answer purchase = buyer.get(Shop.PURCHASES + "/" + purchaseId);
    assertThat(purchase.text("state")).isEqualTo("PENDING_PAYMENT");
    assertThat(purchase.text("payment", "state")).isEqualTo("OPEN");
    assertThat(purchase.text("payment", "amount", "amount")).isEqualTo("5800");
    String renewed = shop.paymentOf(purchaseId);
    assertThat(renewed).isNotEqualTo(purchaseId);
    assertThat(shop.channel.payment(renewed).amount()).isEqualTo(Money.cny(5_800));

    shop.pay(purchaseId);
    assertThat(shop.state(kiwi)).isEqualTo("PAID");
    assertThat(shop.reasons(potatoes)).containsExactly(null, "BY_BUYER");
    assertThat(buyer.get(Shop.PURCHASES + "/" + purchaseId).text("state")).isEqualTo("PAID");
  }

  @Test
  void moneyOfTheClosedPaymentGoesBackWholeAndOnce() {
    cancel(potatoes);
    shop.channel.pay(purchaseId);
    for (int i = 0; i < 3; i++) {
      assertThat(shop.channel.tell(purchaseId).statusCode()).isEqualTo(200);
    }
    Shop.await("the money is back", () -> shop.channel.refunded(purchaseId) == 9_050);
    assertThat(shop.state(kiwi)).isEqualTo("PENDING_PAYMENT");
    assertThat(shop.state(potatoes)).isEqualTo("CANCELLED");
    shop.pay(purchaseId);
    assertThat(shop.state(kiwi)).isEqualTo("PAID");
    assertThat(shop.channel.refunded(shop.paymentOf(purchaseId))).isZero();
    assertThat(shop.refunds(potatoes).size() + shop.refunds(kiwi).size()).isEqualTo(1);
  }

  @Test
  void moneyOfTheClosedPaymentThatWonTheRaceStaysAndTheOtherGoesBack() {
    cancel(potatoes);
    String renewed = shop.paymentOf(purchaseId);
    // What the race leaves: the closed payment's money had paid the order before the other opened.
    OrderService orders = shop.orders.part(OrderService.class);
    orders.pay(orders.require(kiwi), purchaseId);
    shop.channel.pay(purchaseId);
    shop.channel.pay(renewed);
    for (int i = 0; i < 3; i++) {
      assertThat(shop.channel.tell(purchaseId).statusCode()).isEqualTo(200);
      assertThat(shop.channel.tell(renewed).statusCode()).isEqualTo(200);
    }
    Shop.await("the second money is back", () -> shop.channel.refunded(renewed) == 5_800);
    Shop.await("the part taken out too", () -> shop.channel.refunded(purchaseId) == 3_250);
    assertThat(shop.state(kiwi)).isEqualTo("PAID");
    assertThat(shop.refunds(kiwi).size() + shop.refunds(potatoes).size()).isEqualTo(2);
  }

  @Test
  void whereTheChannelCantBeReachedNothingIsChanged() {
    Document before = shop.lasting(potatoes);
    Document purchase = shop.storedPurchase(purchaseId);
    shop.channel.broken(true);
    Phone.Answer answer;
    try {
      answer = cancel(potatoes);
    } finally {
      shop.channel.broken(false);
    }
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("payment.channel_unreachable");
    assertThat(shop.lasting(potatoes)).isEqualTo(before);
    assertThat(shop.storedPurchase(purchaseId)).isEqualTo(purchase);
    assertThat(cancel(potatoes).text("state")).isEqualTo("CANCELLED");
  }

  @Test
  void whileTheBuyerIsPayingNothingIsCancelled() {
    shop.channel.beingPaid(purchaseId, true);
    Document before = shop.lasting(potatoes);
    Phone.Answer answer = cancel(potatoes);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("payment.being_paid");
    assertThat(shop.lasting(potatoes)).isEqualTo(before);
    shop.channel.pay(purchaseId);
    assertThat(cancel(potatoes).code()).isEqualTo("order.cannot_cancel");
    assertThat(shop.state(potatoes)).isEqualTo("PAID");
    assertThat(shop.state(kiwi)).isEqualTo("PAID");
  }

  @Test
  void aPaymentThatCouldNotBeOpenedIsOpenedLater() {
    cancel(potatoes);
    shop.orders
        .database()
        .getCollection("purchases")
        .updateOne(
            new Document("_id", purchaseId),
            new Document("$set", new Document("payment.state", "CLOSED")));
    String before = shop.paymentOf(purchaseId);
    String path = Shop.PURCHASES + "/" + purchaseId + "/payment";
    assertThat(shop.consumer().post(path, "").code()).isEqualTo("purchase.unknown");
    Phone.Answer renewed = buyer.post(path, "");
    assertThat(renewed.status()).as(renewed.raw().body()).isEqualTo(200);
    String after = shop.paymentOf(purchaseId);
    assertThat(after).isNotEqualTo(before);
    assertThat(buyer.post(path, "").status()).isEqualTo(200);
    assertThat(shop.paymentOf(purchaseId)).as("one that can be paid stays").isEqualTo(after);
    shop.pay(purchaseId);
    assertThat(shop.state(kiwi)).isEqualTo("PAID");
  }

  @Test
  void allOfThemTakenOutOneAfterAnotherLeaveNothingToPay() {
    cancel(potatoes);
    cancel(kiwi);
    assertThat(shop.paymentState(kiwi)).isEqualTo("CLOSED");
    assertThat(buyer.get(Shop.PURCHASES + "/" + purchaseId).text("state")).isEqualTo("CANCELLED");
    Phone.Answer renewed = buyer.post(Shop.PURCHASES + "/" + purchaseId + "/payment", "");
    assertThat(renewed.status()).isEqualTo(409);
    assertThat(renewed.code()).isEqualTo("purchase.nothing_to_pay");
  }

  @Test
  void allOfThemTakenOutAtTheSameMomentFreeTheCoupon() {
    for (int round = 0; round < 5; round++) {
      Phone other = shop.consumer();
      String coupon = shop.coupon(other, shop.catalog.potatoes(), 100);
      Wish cheaper = wish.with(coupon).seen(8_950);
      List<String> both = shop.placedOrders(other, cheaper);
      List<Phone.Answer> answers =
          Race.answers(i -> other.post("/api/orders/" + both.get(i % 2) + "/cancellation", ""));
      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
      assertThat(shop.state(both.get(0))).isEqualTo("CANCELLED");
      assertThat(shop.state(both.get(1))).isEqualTo("CANCELLED");
      shop.place(other, cheaper);
    }
  }

  @Test
  void aTapThatCameTooLateLeavesTheOthersTheirPayment() {
    Order seen = shop.orders.part(OrderService.class).require(potatoes);
    cancel(potatoes);
    CancellationService cancellations = shop.orders.part(CancellationService.class);
    assertThatThrownBy(() -> cancellations.cancel(seen, "a later tap")).isInstanceOf(Refusal.class);
    assertThat(shop.paymentState(kiwi)).isEqualTo("OPEN");
    shop.pay(purchaseId);
    assertThat(shop.state(kiwi)).isEqualTo("PAID");
  }

  @Test
  void twoOfThreeTakenOutAtTheSameMomentLeaveAPaymentForExactlyTheThird() {
    NamedParty meitan = new NamedParty(Ids.next(), new Text("湄潭合作社", "Meitan Co-op"));
    FakeLot tea = FakeLot.of(meitan, "湄潭翠芽", Unit.BOX, Money.cny(1_990), 300);
    Wish ofThree = wish.and(shop.catalog.add(tea), "1");
    for (int round = 0; round < 5; round++) {
      Phone other = shop.consumer();
      List<String> three = shop.placedOrders(other, ofThree);
      Race.answers(i -> other.post("/api/orders/" + three.get(i % 2) + "/cancellation", ""));
      assertThat(shop.state(three.get(2))).isEqualTo("PENDING_PAYMENT");
      Document payment =
          shop.storedPurchase(shop.purchaseOf(three.get(2))).get("payment", Document.class);
      assertThat(payment.getString("state")).isEqualTo("OPEN");
      assertThat(payment.getList("orderIds", String.class)).containsExactly(three.get(2));
      assertThat(shop.channel.payment(shop.paymentOf(shop.purchaseOf(three.get(2)))).amount())
          .isEqualTo(Money.cny(1_990));
    }
  }

  @Test
  void aPurchaseThatIsNotPaidInTimeEndsWhole() {
    shop.overdue(purchaseId, Duration.ofSeconds(1));
    for (String order : orders) {
      Shop.await("it is cancelled", () -> shop.state(order).equals("CANCELLED"));
      assertThat(shop.reasons(order)).containsExactly(null, "EXPIRED");
      Shop.await("the fact is out", () -> !shop.facts(order).isEmpty());
      assertThat(shop.facts(order)).containsExactly("org.tongtian.orders.OrderCancelled");
    }
    assertThat(shop.channel.payment(purchaseId).state()).isEqualTo("CLOSED");
    assertThat(buyer.get(Shop.PURCHASES + "/" + purchaseId).text("state")).isEqualTo("CANCELLED");
  }

  @Test
  void tapsWithTheSameKeyCancelOnce() {
    String key = Ids.next();
    String path = "/api/orders/" + potatoes + "/cancellation";
    List<Phone.Answer> answers = Race.answers(i -> buyer.post(path, "", key));
    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(shop.reasons(potatoes)).containsExactly(null, "BY_BUYER");
    assertThat(shop.paymentState(kiwi)).isEqualTo("OPEN");
  }

  private Phone.Answer cancel(String orderId) {
    return buyer.post("/api/orders/" + orderId + "/cancellation", "");
  }
}
