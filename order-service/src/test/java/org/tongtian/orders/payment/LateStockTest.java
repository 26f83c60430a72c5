package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.FakeStockroom;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** Money that comes after a purchase expired (ADR 23): stock again, or the money back; once. */
class LateStockTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final FakeLot potatoes = lot("红薯", 650);
  private final FakeLot kiwi = lot("猕猴桃", 5_800);
  private final Wish wish = Wish.of(potatoes, "5").and(kiwi, "2");

  @Test
  void withStockTheOrdersComeBackUnderNewReservationsAndAreToldPaidOnce() {
    List<String> orders = expired(wish);
    List<String> before = List.of(reservationOf(orders.get(0)), reservationOf(orders.get(1)));
    payLate(orders.get(0));
    for (int i = 0; i < 2; i++) {
      String order = orders.get(i);
      assertThat(shop.state(order)).isEqualTo("PAID");
      assertThat(shop.reasons(order)).containsExactly(null, "EXPIRED", "LATE_PAYMENT_TAKEN");
      assertThat(reservationOf(order)).isNotEqualTo(before.get(i));
      FakeStockroom.Held held = shop.catalog.reservation(reservationOf(order));
      assertThat(held.quantity()).isEqualTo(Quantity.of(i == 0 ? 5 : 2));
      Shop.await("the facts are out", () -> shop.facts(order).size() == 2);
      assertThat(shop.facts(order))
          .containsExactly("org.tongtian.orders.OrderCancelled", "org.tongtian.orders.OrderPaid");
      assertThat(lastFactOf(order)).contains("\"reservationId\":\"" + reservationOf(order));
      assertThat(shop.refunds(order)).isEmpty();
    }
    assertThat(shop.paymentState(orders.get(0))).isEqualTo("PAID");
  }

  @Test
  void withoutStockTheMoneyGoesBackOnce() {
    List<String> orders = expired(wish);
    shop.catalog.stock(potatoes, Quantity.ZERO);
    shop.catalog.stock(kiwi, Quantity.ZERO);
    payLate(orders.get(0));
    assertThat(shop.channel.tell(paymentOf(orders)).statusCode()).isEqualTo(200);
    Shop.await(
        "the money is back", () -> shop.channel.refunded(paymentOf(orders)) == 3250 + 11_600);
    for (String order : orders) {
      assertThat(shop.state(order)).isEqualTo("CANCELLED");
      assertThat(shop.reasons(order)).containsExactly(null, "EXPIRED", "LATE_PAYMENT_RETURNED");
      assertThat(shop.refunds(order)).hasSize(1);
      assertThat(shop.facts(order)).doesNotContain("org.tongtian.orders.OrderPaid");
    }
    assertThat(shop.channel.refunds()).containsOnlyOnce(paymentOf(orders) + " 3250");
    shop.catalog.stock(potatoes, Quantity.of(100));
    assertThat(shop.channel.tell(paymentOf(orders)).statusCode()).isEqualTo(200);
    assertThat(shop.state(orders.get(0))).as("decided once for all").isEqualTo("CANCELLED");
    assertThat(shop.catalog.free(potatoes)).isEqualTo(Quantity.of(100));
  }

  @Test
  void eachOrderIsDecidedByItsOwnStock() {
    List<String> orders = expired(wish);
    shop.catalog.stock(kiwi, Quantity.of(1));
    payLate(orders.get(0));
    assertThat(shop.state(orders.get(0))).isEqualTo("PAID");
    assertThat(shop.state(orders.get(1))).isEqualTo("CANCELLED");
    Shop.await("its money is back", () -> shop.channel.refunded(paymentOf(orders)) == 11_600);
    assertThat(shop.catalog.free(kiwi)).as("all lines or none").isEqualTo(Quantity.of(1));
    assertThat(buyer.get(Shop.PURCHASES + "/" + shop.purchaseOf(orders.get(0))).text("state"))
        .isEqualTo("PAID");
  }

  @Test
  void whileTheStockCantBeAskedNothingIsDecided() {
    List<String> orders = expired(wish);
    shop.channel.pay(paymentOf(orders));
    shop.catalog.broken(true);
    try {
      assertThat(shop.channel.tell(paymentOf(orders)).statusCode()).isEqualTo(503);
    } finally {
      shop.catalog.broken(false);
    }
    assertThat(shop.reasons(orders.get(0))).containsExactly(null, "EXPIRED");
    assertThat(shop.refunds(orders.get(0))).isEmpty();
    Shop.await(
        "the channel is heard again",
        () -> shop.channel.tell(paymentOf(orders)).statusCode() == 200);
    assertThat(shop.state(orders.get(0))).isEqualTo("PAID");
  }

  @Test
  void aPaymentHeardOfLongAfterItsTimePaysAnOrderThatNobodyHasEnded() {
    FakeLot scarce = lot("红薯", 650);
    shop.catalog.stock(scarce, Quantity.of(5));
    String order = shop.placedOrders(buyer, Wish.of(scarce, "5")).getFirst();
    String held = reservationOf(order);
    shop.channel.pay(paymentOf(List.of(order)));
    shop.overdue(shop.purchaseOf(order), Duration.ofHours(3));
    Shop.await("it is decided", () -> shop.reasons(order).size() == 2);
    assertThat(shop.state(order)).isEqualTo("PAID");
    assertThat(reservationOf(order)).isEqualTo(held);
    assertThat(shop.refunds(order)).isEmpty();
  }

  @Test
  void whatAnExpiredOrderStillHoldsDoesNotStandInItsWay() {
    FakeLot scarce = lot("红薯", 650);
    shop.catalog.stock(scarce, Quantity.of(5));
    String order = shop.placedOrders(buyer, Wish.of(scarce, "5")).getFirst();
    shop.overdue(shop.purchaseOf(order), Duration.ofSeconds(1));
    Shop.await("it is cancelled", () -> shop.state(order).equals("CANCELLED"));
    assertThat(shop.catalog.free(scarce)).isEqualTo(Quantity.ZERO);
    payLate(order);
    assertThat(shop.reasons(order)).containsExactly(null, "EXPIRED", "LATE_PAYMENT_TAKEN");
    assertThat(shop.catalog.free(scarce)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void manyNotificationsAtOnceDecideOnceWhateverTheStockIs() {
    for (int round = 0; round < 8; round++) {
      shop.catalog.stock(potatoes, Quantity.of(1_000));
      List<String> orders = expired(wish);
      boolean enough = round % 2 == 0;
      shop.catalog.stock(potatoes, Quantity.of(enough ? 1_000 : 4));
      shop.channel.pay(paymentOf(orders));
      List<Integer> answers = Race.answers(i -> shop.channel.tell(paymentOf(orders)).statusCode());
      assertThat(answers).containsOnly(200);
      String order = orders.get(0);
      assertThat(shop.state(order)).isEqualTo(enough ? "PAID" : "CANCELLED");
      assertThat(shop.reasons(order)).hasSize(3);
      assertThat(shop.refunds(order)).hasSize(enough ? 0 : 1);
      assertThat(shop.catalog.free(potatoes)).isEqualTo(Quantity.of(enough ? 995 : 4));
      Shop.await("the facts are out", () -> shop.facts(order).size() == (enough ? 2 : 1));
    }
  }

  @Test
  void stockThatComesAndGoesWhileManyAskIsNeitherLostNorSoldForMoneyThatGoesBack() {
    for (int round = 0; round < 10; round++) {
      FakeLot scarce = lot("红薯", 650);
      String order = expired(Wish.of(scarce, "5")).getFirst();
      shop.catalog.stock(scarce, Quantity.of(4));
      shop.channel.pay(paymentOf(List.of(order)));
      Race.answers(
          i -> {
            if (i == 3) {
              shop.catalog.stock(scarce, Quantity.of(9));
            }
            return shop.channel.tell(paymentOf(List.of(order))).statusCode();
          });
      boolean taken = shop.state(order).equals("PAID");
      assertThat(shop.refunds(order)).hasSize(taken ? 0 : 1);
      assertThat(shop.catalog.takenBy(buyerOf(order), scarce))
          .isEqualTo(Quantity.of(taken ? 5 : 0));
      assertThat(shop.reasons(order)).hasSize(3);
    }
  }

  @Test
  void couponsAreUsedUpWhereTheOrderComesBackAndFreeWhereTheMoneyGoesBack() {
    String coupon = shop.coupon(buyer, potatoes, 100);
    Wish cheaper = Wish.of(potatoes, "5").with(coupon).seen(3150);
    String returned = expired(cheaper).getFirst();
    shop.catalog.stock(potatoes, Quantity.ZERO);
    payLate(returned);
    Shop.await(
        "the money is back", () -> shop.channel.refunded(paymentOf(List.of(returned))) == 3150);
    shop.catalog.stock(potatoes, Quantity.of(100));

    String taken = expired(cheaper).getFirst();
    payLate(taken);
    assertThat(shop.state(taken)).isEqualTo("PAID");
    assertThat(buyer.post(Shop.PURCHASES, cheaper.json()).code()).isEqualTo("coupon.used");
  }

  @Test
  void whereTheCouponWentToAnotherPurchaseTheMoneyGoesBack() {
    String coupon = shop.coupon(buyer, potatoes, 100);
    Wish cheaper = Wish.of(potatoes, "5").with(coupon).seen(3150);
    String late = expired(cheaper).getFirst();
    String other = shop.placedOrders(buyer, cheaper).getFirst();
    shop.pay(shop.purchaseOf(other));
    payLate(late);
    assertThat(shop.reasons(late)).endsWith("LATE_PAYMENT_RETURNED");
    Shop.await("it is back", () -> shop.channel.refunded(paymentOf(List.of(late))) == 3150);
    assertThat(shop.state(other)).isEqualTo("PAID");
  }

  @Test
  void anOrderThatCameBackAndWasRefundedIsNotPaidBackAgain() {
    String order = expired(Wish.of(potatoes, "5")).getFirst();
    payLate(order);
    WholeRefund.of(shop, order);
    assertThat(shop.reasons(order)).endsWith("REFUNDED");
    Shop.await("it is back", () -> shop.channel.refunded(paymentOf(List.of(order))) == 3250);
    assertThat(shop.channel.tell(paymentOf(List.of(order))).statusCode()).isEqualTo(200);
    assertThat(shop.refunds(order)).hasSize(1);
    assertThat(shop.reasons(order)).endsWith("REFUNDED");
  }

  /** Places it and lets its time be over; the stock is on sale again as catalog would hear. */
  private List<String> expired(Wish wanted) {
    List<String> orders = shop.placedOrders(buyer, wanted);
    shop.overdue(shop.purchaseOf(orders.get(0)), Duration.ofSeconds(1));
    for (String order : orders) {
      Shop.await("it is cancelled", () -> shop.state(order).equals("CANCELLED"));
      shop.catalog.released(List.of(reservationOf(order)));
    }
    return orders;
  }

  private void payLate(String order) {
    String payment = paymentOf(List.of(order));
    shop.channel.pay(payment);
    assertThat(shop.channel.tell(payment).statusCode()).isEqualTo(200);
  }

  private String paymentOf(List<String> orders) {
    return shop.paymentOf(shop.purchaseOf(orders.get(0)));
  }

  private String buyerOf(String order) {
    return shop.stored(order).getString("buyerId");
  }

  private String reservationOf(String order) {
    return shop.stored(order)
        .getList("lines", Document.class)
        .getFirst()
        .getEmbedded(List.of("progress", "reservationId"), String.class);
  }

  private String lastFactOf(String order) {
    return shop.orders
        .database()
        .getCollection("published_facts")
        .find(new Document("fact.subject", order))
        .sort(new Document("_id", -1))
        .first()
        .getEmbedded(List.of("fact", "data"), String.class);
  }

  private FakeLot lot(String name, long price) {
    NamedParty coop = new NamedParty(Ids.next(), new Text(name + "合作社", "Co-op"));
    return shop.catalog.add(FakeLot.of(coop, name, Unit.BOX, Money.cny(price), 500));
  }
}
