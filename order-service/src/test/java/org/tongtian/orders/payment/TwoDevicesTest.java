package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Features;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** One buyer is signed in on two devices and pays on both. */
class TwoDevicesTest {

  private final Shop shop = Shop.shared();
  private final String account = Ids.next();
  private final Phone phone = Features.shared().consumer(account);
  private final Phone tablet = Features.shared().consumer(account);

  @Test
  void bothPayAtTheSameMomentAndItIsPaidOnce() {
    Wish wish = Wish.of(shop.catalog.potatoes(), "5").and(shop.catalog.kiwi(), "1");
    Phone.Answer placed = shop.place(phone, wish);
    String purchase = placed.text("id");
    String path = Shop.PURCHASES + "/" + purchase;
    String payment = shop.paymentOf(purchase);

    List<Integer> told =
        Race.answers(
            number -> {
              Phone device = number % 2 == 0 ? phone : tablet;
              String payUrl = device.get(path).text("payment", "payUrl");
              assertThat(payUrl == null || payUrl.equals(placed.text("payment", "payUrl")))
                  .as("there is one payment: %s", payUrl)
                  .isTrue();
              shop.channel.pay(payment);
              return shop.channel.tell(payment).statusCode();
            });

    assertThat(told).containsOnly(200);
    assertThat(phone.get(path).text("state")).isEqualTo("PAID");
    assertThat(tablet.get(path).body()).isEqualTo(phone.get(path).body());
    placed.body().path("orders").forEach(order -> isPaidOnce(order.get("id").asString()));
    assertThat(shop.channel.refunded(payment)).isZero();
    assertThat(
            shop.orders
                .database()
                .getCollection("payment_anomalies")
                .countDocuments(new Document("paymentId", payment)))
        .isZero();
  }

  private void isPaidOnce(String order) {
    assertThat(shop.stored(order).getList("timeline", Document.class))
        .extracting(entry -> entry.getString("state"))
        .containsExactly("PENDING_PAYMENT", "PAID");
    Shop.await("it is told", () -> !shop.facts(order).isEmpty());
    assertThat(shop.facts(order)).containsExactly("org.tongtian.orders.OrderPaid");
  }

  @Test
  void aBasketSentFromBothUnderOneKeyIsOnePurchase() {
    String key = Ids.next();
    String wish = Wish.of(shop.catalog.potatoes(), "5").json();
    long before = shop.count();
    List<Phone.Answer> answers =
        Race.answers(number -> (number % 2 == 0 ? phone : tablet).post(Shop.PURCHASES, wish, key));
    assertThat(answers).extracting(Phone.Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(answer -> answer.text("id"))
        .containsOnly(answers.get(0).text("id"));
    assertThat(shop.count()).isEqualTo(before + 1);
    assertThat(shop.catalog.takenBy(account, shop.catalog.potatoes()).thousandths())
        .isEqualTo(5_000);
  }
}
