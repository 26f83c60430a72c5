package org.tongtian.orders.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;

/** The time to pay is over once, whoever sees it, and also where nobody was there to see it. */
class ExpiryInTwoInstancesTest {

  private final Shop shop = Shop.withoutSweeps();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void unpaidPurchasesEndOnceThoughTwoSweepThatWereStartedAfterwards() {
    Phone buyer = shop.consumer();
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      orders.add(shop.placed(buyer));
    }
    orders.forEach(order -> shop.overdue(shop.purchaseOf(order), Duration.ofMinutes(1)));
    shop.orders.restart();
    try (RunningOrders other = shop.orders.another()) {
      Sweeps here = new Sweeps(shop.orders);
      Sweeps there = new Sweeps(other);
      Race.of(number -> (number % 2 == 0 ? here : there).expire());
    }
    for (String order : orders) {
      assertThat(shop.state(order)).isEqualTo("CANCELLED");
      assertThat(shop.reasons(order)).containsExactly(null, "EXPIRED");
      assertThat(shop.paymentState(order)).isEqualTo("CLOSED");
      Shop.await("the fact is out", () -> !shop.facts(order).isEmpty());
      assertThat(shop.facts(order)).containsExactly("org.tongtian.orders.OrderCancelled");
    }
  }
}
