package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.testing.FakeChannel;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** The life of presales over HTTP: deposit, harvest, allotment, balance, and every other end. */
class PresaleJourneysTest extends PresaleOnSale {

  @Test
  void theDepositIsPaidFirstAndTheBalanceWithTheDeliveryOnceTheGoodsAreThere() {
    shop.deliveryCosts(lot);
    Phone.Answer quote = buyer.post("/api/orders/quotes", Wish.of(lot, "5").json());
    long total = quote.body().path("total").path("amount").asLong();
    assertThat(total).isEqualTo(3_250 + 800);
    assertThat(quote.body().path("presale").path("deposit").path("amount").asLong()).isEqualTo(975);
    assertThat(quote.body().path("presale").path("balance").path("amount").asLong())
        .isEqualTo(total - 975);

    String id = shop.placedOrders(buyer, Wish.of(lot, "5").seen(total)).getFirst();
    assertThat(shop.channel.payment(shop.purchaseOf(id)).amount().amount()).isEqualTo(975);
    shop.pay(shop.purchaseOf(id));
    assertThat(shop.state(id)).isEqualTo("DEPOSIT_PAID");
    shop.pay(shop.purchaseOf(id));
    assertThat(shop.state(id)).as("told again").isEqualTo("DEPOSIT_PAID");
    market.sweep();
    assertThat(shop.state(id)).as("not harvested yet").isEqualTo("DEPOSIT_PAID");

    market.harvested(lot, "50");
    assertThat(shop.state(id)).isEqualTo("BALANCE_DUE");
    Phone.Answer due = buyer.get("/api/orders/" + id);
    assertThat(due.body().path("presale").path("balance").path("amount").asLong())
        .isEqualTo(total - 975);
    assertThat(due.text("presale", "balanceBefore")).isEqualTo(inFiveBusinessDays().toString());

    Phone.Answer balance = buyer.post("/api/orders/" + id + "/balance", "");
    assertThat(balance.status()).as(balance.raw().body()).isEqualTo(200);
    assertThat(balance.text("state")).isEqualTo("PENDING_PAYMENT");
    assertThat(buyer.post("/api/orders/" + id + "/balance", "").text("id"))
        .as("another device")
        .isEqualTo(balance.text("id"));
    shop.pay(balance.text("id"));
    assertThat(shop.state(id)).isEqualTo("PAID");
    assertThat(buyer.get(Shop.PURCHASES + "/" + balance.text("id")).text("state"))
        .isEqualTo("PAID");
    Shop.await("all is told", () -> shop.facts(id).size() == 2);
    assertThat(shop.facts(id))
        .containsExactly("org.tongtian.orders.OrderDeposited", "org.tongtian.orders.OrderPaid");
    assertThat(
            shop.channel.payment(shop.purchaseOf(id)).amount().amount()
                + shop.channel.payment(balance.text("id")).amount().amount())
        .isEqualTo(total);
  }

  @Test
  void nobodyPaysAnotherSumAtOnceThanTheScreenSaid() {
    long before = shop.count();
    String wish = Wish.of(lot, "5").json();
    Phone.Answer refused = buyer.post(Shop.PURCHASES, dueNow(wish, 3_250));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("order.total_changed");
    assertThat(shop.count()).isEqualTo(before);
    assertThat(shop.catalog.free(lot)).isEqualTo(Quantity.of(4_000));
    assertThat(buyer.post(Shop.PURCHASES, dueNow(wish, 975)).status()).isEqualTo(201);
  }

  @Test
  void whatIsTooSmallForTwoPartsIsSaidByTheQuoteAlready() {
    FakeLot cheap = shop.catalog.add(lot.another("SECOND", Money.cny(1)).presold(lot.presale()));
    long before = shop.count();
    Wish wish = Wish.of(cheap, "1").seen(1);
    assertThat(buyer.post("/api/orders/quotes", wish.json()).raw().body())
        .contains("order.presale_too_small");
    assertThat(buyer.post(Shop.PURCHASES, wish.json()).code()).isEqualTo("order.presale_too_small");
    assertThat(shop.count()).isEqualTo(before);
    assertThat(shop.catalog.free(cheap)).isEqualTo(Quantity.of(4_000));
  }

  @Test
  void aReturnedDepositIsAmongWhatWentBack() {
    String id = market.deposited(buyer, lot, "5");
    assertThat(buyer.get("/api/orders?refunded=true").raw().body()).doesNotContain(id);
    buyer.post("/api/orders/" + id + "/cancellation", "");
    assertThat(buyer.get("/api/orders?refunded=true").raw().body()).contains(id);
  }

  private static String dueNow(String wish, long fen) {
    return wish.substring(0, wish.lastIndexOf('}'))
        + ",\"dueNow\":{\"amount\":%d,\"currency\":\"CNY\"}}".formatted(fen);
  }

  @Test
  void aPresaleIsBoughtAloneAndWithoutCoupons() {
    long before = shop.count();
    Wish together = Wish.of(lot, "5").and(shop.catalog.kiwi(), "1");
    Phone.Answer refused = buyer.post(Shop.PURCHASES, together.json());
    assertThat(refused.code()).isEqualTo("order.presale_alone");
    Phone.Answer quote = buyer.post("/api/orders/quotes", together.json());
    assertThat(quote.text("presale")).isNull();
    assertThat(quote.body().path("parts").path(0).path("lines").path(0).path("problem").asString())
        .isEqualTo("order.presale_alone");
    assertThat(quote.body().path("total").path("amount").asLong()).isEqualTo(5_800);

    String coupon = shop.coupon(buyer, lot, 100);
    Wish withCoupon = Wish.of(lot, "5").with(coupon);
    assertThat(buyer.post(Shop.PURCHASES, withCoupon.json()).code())
        .isEqualTo("order.presale_no_coupons");
    assertThat(buyer.post("/api/orders/quotes", withCoupon.json()).text("couponProblem"))
        .isEqualTo("order.presale_no_coupons");
    assertThat(shop.count()).isEqualTo(before);
    assertThat(shop.catalog.free(lot)).isEqualTo(Quantity.of(4_000));
    assertThat(shop.place(buyer, Wish.of(shop.catalog.kiwi(), "1")).status()).isEqualTo(201);
  }

  @Test
  void aBuyerWhoGivesUpHasTheWholeDepositBack() {
    String id = market.deposited(buyer, lot, "5");
    Phone.Answer cancelled = buyer.post("/api/orders/" + id + "/cancellation", "");
    assertThat(cancelled.status()).as(cancelled.raw().body()).isEqualTo(200);
    assertThat(shop.state(id)).isEqualTo("CANCELLED");
    market.sweep();
    market.sweep();
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
    assertThat(shop.refunds(id)).hasSize(1);
    Shop.await("all is told", () -> shop.facts(id).size() == 2);
    assertThat(shop.facts(id)).endsWith("org.tongtian.orders.PresaleStockReturned");
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").code())
        .isEqualTo("order.cannot_cancel");
  }

  @Test
  void aBalanceThatIsNotPaidInTimeEndsTheOrderAndMoneyThatComesAfterwardsGoesBack() {
    String id = market.deposited(buyer, lot, "5");
    market.harvested(lot, "50");
    String balance = buyer.post("/api/orders/" + id + "/balance", "").text("id");
    market.past(id, "presale.balanceBefore");
    assertThat(buyer.post("/api/orders/" + id + "/balance", "").code())
        .isEqualTo("presale.balance_over");
    market.sweep();
    assertThat(shop.state(id)).isEqualTo("CANCELLED");
    assertThat(shop.reasons(id)).endsWith("BALANCE_UNPAID");
    assertThat(shop.channel.payment(balance).state()).isEqualTo("CLOSED");
    shop.channel.pay(balance);
    assertThat(shop.channel.tell(balance).statusCode()).isEqualTo(200);
    market.sweep();
    assertThat(shop.reasons(id)).endsWith("LATE_PAYMENT_RETURNED");
    assertThat(shop.channel.refunded(balance)).isEqualTo(3_250 - 975);
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
  }

  @Test
  void moneyThatCameBeforeTheTimeWasOverPaysTheOrderWhoeverHearsOfItFirst() {
    String id = market.deposited(buyer, lot, "5");
    market.harvested(lot, "50");
    String balance = buyer.post("/api/orders/" + id + "/balance", "").text("id");
    shop.channel.pay(balance);
    market.past(id, "presale.balanceBefore");
    market.sweep();
    assertThat(shop.state(id)).isEqualTo("PAID");
    assertThat(shop.refunds(id)).isEmpty();
  }

  @Test
  void itArrivesAfterTheLastDayOfTheWindowThenAfterTheHarvestThenAfterTheBalance() {
    shop.deliveryCosts(lot); // one to three business days
    BusinessDays days = BusinessDays.shanghai();
    LocalDate last = lot.presale().harvestUntil();
    String id = shop.placedOrders(buyer, Wish.of(lot, "5").seen(3_250 + 800)).getFirst();
    assertArrives(id, days.plus(last, 1), days.plus(last, 3));
    shop.pay(shop.purchaseOf(id));

    market.harvested(lot, "50");
    LocalDate packed = days.plus(BusinessDays.dayOf(Instant.now()), 1);
    assertArrives(id, days.plus(packed, 1), days.plus(packed, 3));
    shop.rewrite(id, new Document("delivery.arrivesFrom", null));
    shop.pay(buyer.post("/api/orders/" + id + "/balance", "").text("id"));
    assertArrives(id, days.plus(packed, 1), days.plus(packed, 3));
  }

  private void assertArrives(String id, LocalDate from, LocalDate until) {
    Phone.Answer order = buyer.get("/api/orders/" + id);
    assertThat(order.text("arrivesFrom")).isEqualTo(from.toString());
    assertThat(order.text("arrivesUntil")).isEqualTo(until.toString());
  }

  @Test
  void aNotificationWithAnotherAmountChangesNothingAndIsRecorded() {
    String id = shop.placedOrders(buyer, Wish.of(lot, "5")).getFirst();
    assertThat(toldOf(shop.purchaseOf(id), id, 3_250)).as("the whole price").isEqualTo(409);
    assertThat(toldOf(shop.purchaseOf(id), id, 974)).isEqualTo(409);
    shop.pay(shop.purchaseOf(id));
    assertThat(shop.state(id)).isEqualTo("DEPOSIT_PAID");
    market.harvested(lot, "50");
    String balance = buyer.post("/api/orders/" + id + "/balance", "").text("id");
    assertThat(toldOf(balance, id, 975)).as("the deposit again").isEqualTo(409);
    assertThat(toldOf(balance, id, 3_250)).isEqualTo(409);
    shop.pay(balance);
    assertThat(shop.state(id)).isEqualTo("PAID");
    assertThat(anomalies(shop.purchaseOf(id))).isEqualTo(1);
    assertThat(anomalies(balance)).isEqualTo(1);
  }

  private int toldOf(String paymentId, String orderId, long fen) {
    Document before = shop.lasting(orderId);
    FakeChannel.Payment payment = shop.channel.payment(paymentId);
    byte[] changed = shop.channel.notification(payment, Money.cny(fen));
    int status = shop.channel.tell(payment.notifyUrl(), changed).statusCode();
    assertThat(shop.lasting(orderId)).isEqualTo(before);
    assertThat(shop.storedPurchase(paymentId).getEmbedded(List.of("payment", "state"), ""))
        .isEqualTo("OPEN");
    return status;
  }

  private long anomalies(String paymentId) {
    return shop.orders
        .database()
        .getCollection("payment_anomalies")
        .countDocuments(new Document("paymentId", paymentId));
  }

  @Test
  void aHarvestThatIsNeverRecordedIsAShortfallOfEverything() {
    FakeLot overdue = market.presaleUntil(-8);
    String id = market.deposited(buyer, overdue, "5");
    market.sweep();
    market.sweep();
    assertThat(shop.state(id)).isEqualTo("CANCELLED");
    assertThat(shop.reasons(id)).endsWith("SHORTFALL");
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
    String waits = market.deposited(buyer, market.presaleUntil(-6), "5");
    market.sweep();
    assertThat(shop.state(waits)).isEqualTo("DEPOSIT_PAID");
  }

  @Test
  void refundsComeOutOfTheBalanceFirstAndThenOutOfTheDeposit() {
    String id = market.paid(buyer, lot, "5");
    String balance = market.balanceOf(id);
    shop.refund(id, 2_000);
    shop.refund(id, 1_000);
    shop.refund(id, 250);
    market.sweep();
    assertThat(shop.channel.refunded(balance)).isEqualTo(2_275);
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(975);
    assertThat(shop.refunds(id)).hasSize(4);
  }

  @Test
  void aDepositThatComesAfterTheOrderExpiredHasItsStockAgainOrGoesBack() {
    String back = shop.placedOrders(buyer, Wish.of(lot, "5")).getFirst();
    String gone = shop.placedOrders(buyer, Wish.of(lot, "5")).getFirst();
    for (String id : List.of(back, gone)) {
      shop.overdue(shop.purchaseOf(id), Duration.ofMinutes(10));
    }
    market.expire();
    shop.catalog.expire(Instant.now().plus(Duration.ofHours(1)));
    market.sweep();
    shop.pay(shop.purchaseOf(back));
    assertThat(shop.state(back)).isEqualTo("DEPOSIT_PAID");
    shop.catalog.stock(lot, Quantity.of(1));
    shop.pay(shop.purchaseOf(gone));
    market.sweep();
    assertThat(shop.state(gone)).isEqualTo("CANCELLED");
    assertThat(shop.channel.refunded(shop.purchaseOf(gone))).isEqualTo(975);
    market.harvested(lot, "50");
    assertThat(shop.state(back)).isEqualTo("BALANCE_DUE");
  }

  @Test
  void whatDoesNotFitIsRefusedAndChangesNothing() {
    String id = market.deposited(buyer, lot, "5");
    Document before = shop.lasting(id);
    Phone stranger = shop.consumer();
    String path = "/api/orders/" + id;
    assertThat(stranger.post(path + "/balance", "").code()).isEqualTo("order.unknown");
    assertThat(market.answer(stranger, id, lot, "acceptance").code()).isEqualTo("order.unknown");
    assertThat(buyer.post(path + "/balance", "").code()).isEqualTo("presale.balance_not_due");
    assertThat(market.answer(buyer, id, lot, "acceptance").code()).isEqualTo("presale.no_offer");
    assertThat(buyer.post(path + "/presale-offer/refusal", "{}").code())
        .isEqualTo("presale.lot_missing");
    assertThat(buyer.post(path + "/balance", "", null).status()).isEqualTo(400);
    assertThat(shop.managerOf(lot).post(path + "/balance", "").status()).isEqualTo(404);
    String ordinary = shop.paid(buyer);
    assertThat(buyer.post("/api/orders/" + ordinary + "/balance", "").code())
        .isEqualTo("presale.balance_not_due");
    assertThat(market.answer(buyer, ordinary, lot, "refusal").code()).isEqualTo("presale.no_offer");
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  @Test
  void whatIsPresoldCountsTowardsWhatEachMayHave() {
    shop.catalog.change(lot, each -> each.atMost(Quantity.of(6)));
    market.deposited(buyer, lot, "5");
    long before = shop.count();
    assertThat(buyer.post(Shop.PURCHASES, Wish.of(lot, "2").json()).code())
        .isEqualTo("catalog.over_limit");
    assertThat(shop.count()).isEqualTo(before);
    assertThat(shop.catalog.free(lot)).isEqualTo(Quantity.of(3_995));
    market.deposited(buyer, lot, "1");
  }

  @Test
  void nothingIsSentBeforeTheBalanceIsPaid() {
    String id = market.deposited(buyer, lot, "5");
    assertNotSent(id);
    market.harvested(lot, "50");
    assertThat(shop.state(id)).isEqualTo("BALANCE_DUE");
    assertNotSent(id);
  }

  private void assertNotSent(String id) {
    Document before = shop.lasting(id);
    Phone.Answer answer =
        shop.managerOf(lot).post("/api/orders/" + id + "/shipment", Shop.parcel());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("order.cannot_ship");
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  private static Instant inFiveBusinessDays() {
    return BusinessDays.shanghai().plusBusinessDays(Instant.now(), 5);
  }
}
