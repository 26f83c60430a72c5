package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;

/** Unpaid orders end; lost notifications are made up for; late payments go back. */
class LatePaymentTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @Test
  void anUnpaidOrderIsCancelledInTimeItsTransactionClosedAndTheFactTold() {
    String id = shop.placed(buyer);
    shop.rewrite(id, new Document("payBefore", ago(Duration.ofSeconds(1))));
    Shop.await("it is cancelled", () -> state(id).equals("CANCELLED"));
    assertThat(shop.channel.payment(id).state()).isEqualTo("CLOSED");
    assertThat(shop.stored(id).getEmbedded(java.util.List.of("payment", "state"), String.class))
        .isEqualTo("CLOSED");
    Shop.await("the fact is out", () -> !shop.facts(id).isEmpty());
    assertThat(shop.facts(id)).containsExactly("org.tongtian.orders.OrderCancelled");
  }

  @Test
  void anOrderThatWasPaidAtTheLastMomentIsPaidAndNotCancelled() {
    String id = shop.placed(buyer);
    shop.channel.pay(id);
    shop.rewrite(id, new Document("payBefore", ago(Duration.ofSeconds(1))));
    Shop.await("it has moved on", () -> !state(id).equals("PENDING_PAYMENT"));
    assertThat(state(id)).isEqualTo("PAID");
  }

  @Test
  void aLostNotificationIsMadeUpForByAsking() {
    String id = shop.placed(buyer);
    shop.channel.pay(id);
    shop.rewrite(id, new Document("payment.askAt", ago(Duration.ofSeconds(1))));
    Shop.await("the phone gets its PAID", () -> state(id).equals("PAID"));
  }

  @Test
  void aPaymentAfterTheCancellationNeverBringsTheOrderBackAndGoesBackOnce() {
    String id = shop.placed(buyer);
    assertThat(buyer.post("/api/orders/" + id + "/cancellation", "").text("state"))
        .isEqualTo("CANCELLED");
    // The channel took the money all the same, and says so twice.
    assertThat(shop.channel.tell(id).statusCode()).isEqualTo(200);
    assertThat(shop.channel.tell(id).statusCode()).isEqualTo(200);
    Shop.await("the money is back", () -> paymentState(id).equals("REFUNDED"));
    assertThat(shop.channel.tell(id).statusCode()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("CANCELLED");
    assertThat(shop.channel.refunds()).containsOnlyOnce(id + " 3250");
    assertThat(
            shop.orders
                .database()
                .getCollection("refunds")
                .countDocuments(new Document("orderId", id).append("state", "SUCCEEDED")))
        .isEqualTo(1);
    assertThat(shop.facts(id)).doesNotContain("org.tongtian.orders.OrderPaid");
  }

  @Test
  void aPaymentHeardOfLongAfterTheTimeEndsTheOrderAndGoesBack() {
    String id = shop.placed(buyer);
    shop.channel.pay(id);
    shop.rewrite(id, new Document("payBefore", ago(Duration.ofMinutes(6))));
    Shop.await("the money is back", () -> paymentState(id).equals("REFUNDED"));
    assertThat(state(id)).isEqualTo("CANCELLED");
    assertThat(shop.channel.refunds()).containsOnlyOnce(id + " 3250");
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
    assertThat(paymentState(id)).isEqualTo("OPEN");
    shop.rewrite(id, new Document("payment.askAt", ago(Duration.ofSeconds(1))));
    Shop.await("it is closed", () -> paymentState(id).equals("CLOSED"));
    assertThat(shop.channel.payment(id).state()).isEqualTo("CLOSED");
  }

  @Test
  void severalInstancesCancelOnceAndARestartForgetsNothing() {
    try (RunningOrders another = shop.orders.another()) {
      assertThat(another.url()).isNotEqualTo(shop.orders.url());
      for (int i = 0; i < 5; i++) {
        String id = shop.placed(buyer);
        shop.rewrite(id, new Document("payBefore", ago(Duration.ofSeconds(1))));
        Shop.await("it is cancelled", () -> state(id).equals("CANCELLED"));
        Shop.await("the fact is out", () -> !shop.facts(id).isEmpty());
        assertThat(shop.stored(id).getList("timeline", Document.class)).hasSize(2);
        assertThat(shop.facts(id)).containsExactly("org.tongtian.orders.OrderCancelled");
      }
    }
    String id = shop.placed(buyer);
    shop.rewrite(id, new Document("payBefore", ago(Duration.ofSeconds(-2))));
    shop.orders.restart();
    Shop.await("it is cancelled", () -> state(id).equals("CANCELLED"));
  }

  private String state(String id) {
    return shop.stored(id).getString("state");
  }

  private String paymentState(String id) {
    return shop.stored(id).get("payment", Document.class).getString("state");
  }

  private static Date ago(Duration time) {
    return Date.from(Instant.now().minus(time));
  }
}
