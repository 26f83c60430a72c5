package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;

/** A case's deadline passes once, whoever sees it, and also where nobody was there to see it. */
class DeadlineInTwoInstancesTest {

  private final Shop shop = Shop.own(Map.of("tongtian.after-sales.sweep-every", "P30D"));
  private final Cases cases = new Cases(shop);
  private final Phone buyer = shop.consumer();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void silenceGrantsOnceThoughTwoSweepThatWereStartedAfterwards() {
    String order = shop.paid(buyer);
    String id = cases.open(buyer, order, CaseKind.BEFORE_SHIPMENT, CaseReason.NOT_WANTED, 5, 100);
    long total =
        shop.manager().get("/api/orders/" + order).body().path("total").path("amount").asLong();
    int steps = steps(id);
    due(id);
    shop.orders.restart();
    try (RunningOrders other = shop.orders.another()) {
      CaseDeadlines here = shop.orders.part(CaseDeadlines.class);
      CaseDeadlines there = other.part(CaseDeadlines.class);
      Race.of(number -> (number % 2 == 0 ? here : there).sweep());
    }
    assertThat(cases.state(id)).isEqualTo(CaseState.REFUNDED);
    assertThat(steps(id)).as("granted, then refunded").isEqualTo(steps + 2);
    assertThat(cases.refunded(order)).isEqualTo(total);
    assertThat(shop.refunds(order)).hasSize(1);
  }

  private void due(String id) {
    shop.orders
        .database()
        .getCollection("after_sales_cases")
        .updateOne(
            new Document("_id", id),
            new Document("$set", new Document("dueAt", Date.from(Instant.EPOCH))));
  }

  private int steps(String id) {
    return cases.stored(id).getList("history", Document.class).size();
  }
}
