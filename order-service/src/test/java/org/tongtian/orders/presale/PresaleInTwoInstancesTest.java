package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.PresaleMarket;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Sweeps;

/** A presale's deadlines are over once, whoever sees it, and also where nobody was there. */
class PresaleInTwoInstancesTest {

  private static final int EACH = 3;

  private final PresaleMarket market = new PresaleMarket();
  private final Shop shop = market.shop();
  private final Phone buyer = shop.consumer();

  @AfterEach
  void stop() {
    market.close();
  }

  @Test
  void everythingThatIsDueHappensOnceThoughTwoSweepThatWereStartedAfterwards() {
    List<String> unpaid = due(market.presale(), "50", "presale.balanceBefore");
    List<String> unanswered = due(withSecondGrade(), "0", "presale.offer.answerBefore");
    List<String> givenUp = deposits(market.presale());
    givenUp.forEach(id -> buyer.post("/api/orders/" + id + "/cancellation", ""));
    List<String> overdue = deposits(market.presaleUntil(-8));
    FakeLot rich = market.presale();
    List<String> served = deposits(rich);
    market.recordHarvest(rich, "50");

    shop.orders.restart();
    sweepTwice();

    assertEnded(unpaid, "BALANCE_UNPAID");
    assertEnded(unanswered, "SHORTFALL");
    assertEnded(givenUp, "BY_BUYER");
    assertEnded(overdue, "SHORTFALL");
    for (String id : served) {
      assertThat(states(id)).containsExactly("PENDING_PAYMENT", "DEPOSIT_PAID", "BALANCE_DUE");
      assertThat(shop.refunds(id)).isEmpty();
    }
  }

  /** Twice, since a deposit goes back by the look after the one that ends its order. */
  private void sweepTwice() {
    try (RunningOrders other = shop.orders.another()) {
      Sweeps here = new Sweeps(shop.orders);
      Sweeps there = new Sweeps(other);
      for (int round = 0; round < 2; round++) {
        market.due();
        Race.of(number -> (number % 2 == 0 ? here : there).presales());
        Race.of(number -> (number % 2 == 0 ? here : there).refund());
      }
    }
  }

  private void assertEnded(List<String> orders, String reason) {
    for (String id : orders) {
      assertThat(shop.reasons(id)).as(id).endsWith(reason);
      assertThat(states(id)).as(id).containsOnlyOnce("CANCELLED").endsWith("CANCELLED");
      assertThat(shop.refunds(id)).as(id).hasSize(1);
      assertThat(shop.channel.refunded(shop.purchaseOf(id))).as(id).isEqualTo(390);
      Shop.await("all is told", () -> shop.facts(id).size() >= 2);
      assertThat(shop.facts(id))
          .containsExactly(
              "org.tongtian.orders.OrderDeposited", "org.tongtian.orders.PresaleStockReturned");
    }
  }

  private List<String> due(FakeLot lot, String harvested, String deadline) {
    List<String> orders = deposits(lot);
    market.harvested(lot, harvested);
    orders.forEach(id -> market.past(id, deadline));
    return orders;
  }

  private FakeLot withSecondGrade() {
    FakeLot lot = market.presale();
    shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
    return lot;
  }

  private List<String> deposits(FakeLot lot) {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      orders.add(market.deposited(buyer, lot, "2"));
    }
    return orders;
  }

  private List<String> states(String id) {
    return shop.stored(id).getList("timeline", Document.class).stream()
        .map(entry -> entry.getString("state"))
        .toList();
  }
}
