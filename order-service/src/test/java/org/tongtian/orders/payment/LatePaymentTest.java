package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;

/** Unpaid orders end; lost notifications are made up for; money that nobody waits for goes back. */
class LatePaymentTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @Test
  void anUnpaidOrderIsCancelledInTimeItsTransactionClosedAndTheFactTold() {
    String id = shop.placed(buyer);
    overdue(id, Duration.ofSeconds(1));
    Shop.await("it is cancelled", () -> state(id).equals("CANCELLED"));
    assertThat(shop.channel.payment(paymentId(id)).state()).isEqualTo("CLOSED");
    assertThat(shop.paymentState(id)).isEqualTo("CLOSED");
    Shop.await("the fact is out", () -> !shop.facts(id).isEmpty());
    assertThat(shop.facts(id)).containsExactly("org.tongtian.orders.OrderCancelled");
  }

  @Test
  void anOrderThatWasPaidAtTheLastMomentIsPaidAndNotCancelled() {
    String id = shop.placed(buyer);
    shop.channel.pay(paymentId(id));
    overdue(id, Duration.ofSeconds(1));
    Shop.await("it has moved on", () -> !state(id).equals("PENDING_PAYMENT"));
    assertThat(state(id)).isEqualTo("PAID");
  }

  @Test
  void whileTheChannelCannotBeAskedAnOrderThatWasPaidWaitsForAsLongAsMoneyIsTaken() {
    String id = shop.placed(buyer);
    String givenUp = shop.placed(buyer);
    shop.channel.pay(paymentId(id));
    shop.channel.broken(true);
    try {
      overdue(id, Duration.ofSeconds(1));
      overdue(givenUp, Duration.ofMinutes(6));
      new Sweeps(shop.orders).expire();
      assertThat(state(givenUp)).isEqualTo("CANCELLED");
      assertThat(state(id)).isEqualTo("PENDING_PAYMENT");
    } finally {
      shop.channel.broken(false);
    }
    Shop.await("it has moved on", () -> !state(id).equals("PENDING_PAYMENT"));
    assertThat(state(id)).isEqualTo("PAID");
  }

  @Test
  void aLostNotificationIsMadeUpForByAsking() {
    String id = shop.placed(buyer);
    shop.channel.pay(paymentId(id));
    shop.askNow(shop.purchaseOf(id));
    Shop.await("the phone gets its PAID", () -> state(id).equals("PAID"));
  }

  @Test
  void aPaymentAfterTheCancellationNeverBringsTheOrderBackAndGoesBackOnce() {
    String id = shop.placed(buyer);
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").text("state"))
        .isEqualTo("CANCELLED");
    // The channel took the money all the same, and says so twice.
    shop.channel.pay(paymentId(id));
    assertThat(shop.channel.tell(paymentId(id)).statusCode()).isEqualTo(200);
    assertThat(shop.channel.tell(paymentId(id)).statusCode()).isEqualTo(200);
    Shop.await("the money is back", () -> refundsOf(id, "SUCCEEDED") == 1);
    assertThat(shop.channel.tell(paymentId(id)).statusCode()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("CANCELLED");
    assertThat(reasonsOf(id)).containsExactly(null, "BY_BUYER", "LATE_PAYMENT_RETURNED");
    assertThat(buyer.get("/api/orders?refunded=true").raw().body()).contains(id);
    assertThat(shop.channel.refunds()).containsOnlyOnce(paymentId(id) + " 3250");
    assertThat(shop.facts(id)).doesNotContain("org.tongtian.orders.OrderPaid");
  }

  @Test
  void aCancelledOrdersTransactionIsClosedLaterWhereTheChannelWasDown() {
    String id = shop.placed(buyer);
    shop.channel.broken(true);
    try {
      assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").text("state"))
          .isEqualTo("CANCELLED");
    } finally {
      shop.channel.broken(false);
    }
    assertThat(shop.paymentState(id)).isEqualTo("OPEN");
    shop.askNow(shop.purchaseOf(id));
    Shop.await("it is closed", () -> shop.paymentState(id).equals("CLOSED"));
    assertThat(shop.channel.payment(paymentId(id)).state()).isEqualTo("CLOSED");
  }

  @Test
  void severalInstancesCancelOnceAndARestartForgetsNothing() {
    try (RunningOrders another = shop.orders.another()) {
      assertThat(another.url()).isNotEqualTo(shop.orders.url());
      for (int i = 0; i < 5; i++) {
        String id = shop.placed(buyer);
        overdue(id, Duration.ofSeconds(1));
        Shop.await("it is cancelled", () -> state(id).equals("CANCELLED"));
        Shop.await("the fact is out", () -> !shop.facts(id).isEmpty());
        assertThat(shop.stored(id).getList("timeline", Document.class)).hasSize(2);
        assertThat(shop.facts(id)).containsExactly("org.tongtian.orders.OrderCancelled");
      }
    }
    String id = shop.placed(buyer);
    overdue(id, Duration.ofSeconds(-2));
    shop.orders.restart();
    Shop.await("it is cancelled", () -> state(id).equals("CANCELLED"));
  }

  private void overdue(String orderId, Duration since) {
    shop.overdue(shop.purchaseOf(orderId), since);
  }

  private String paymentId(String orderId) {
    return shop.paymentOf(shop.purchaseOf(orderId));
  }

  private String state(String id) {
    return shop.stored(id).getString("state");
  }

  private List<String> reasonsOf(String id) {
    return shop.stored(id).getList("timeline", Document.class).stream()
        .map(entry -> entry.getString("reason"))
        .toList();
  }

  private long refundsOf(String orderId, String stage) {
    return shop.orders
        .database()
        .getCollection("refunds")
        .countDocuments(new Document("orderId", orderId).append("stage", stage));
  }
}
