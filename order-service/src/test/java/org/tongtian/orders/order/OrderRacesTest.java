package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.testing.Race;
import org.tongtian.orders.testing.Shop;

/** Every step runs concurrently with itself and with its rival: one wins, the others are told. */
class OrderRacesTest {

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  private final Shop shop = Shop.shared();
  private final OrderService orders = shop.orders.part(OrderService.class);
  private final OrderRevisions revisions = shop.orders.part(OrderRevisions.class);

  @Test
  void paymentAndCancellationRaceAndExactlyOneWins() {
    for (int round = 0; round < 10; round++) {
      Order order = orders.require(shop.placed(shop.consumer()));
      List<String> outcomes =
          Race.of(
              runner -> {
                if (runner % 2 == 0) {
                  orders.pay(order, "pay-" + runner);
                } else {
                  orders.cancel(order, "cancel-" + runner, TimelineReason.BY_BUYER);
                }
              });
      assertThat(outcomes).filteredOn(Race.WON::equals).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> !outcome.equals(Race.WON))
          .allMatch(code -> code.startsWith("order.cannot_"));
      Order after = orders.require(order.id());
      assertThat(after.timeline()).hasSize(2);
      Shop.await("the fact is out", () -> !shop.facts(order.id()).isEmpty());
      assertThat(shop.facts(order.id()))
          .containsExactly(
              after.state() == OrderState.PAID
                  ? "org.tongtian.orders.OrderPaid"
                  : "org.tongtian.orders.OrderCancelled");
    }
  }

  @Test
  void ofManyParcelsWithEverythingOneIsSent() {
    Order order = orders.require(shop.paid(shop.consumer()));
    List<String> outcomes = Race.of(runner -> ship(order, runner, 5));
    assertThat(outcomes).filteredOn(Race.WON::equals).hasSize(1);
    List<Parcel> sent = orders.require(order.id()).parcels();
    assertThat(sent).extracting(Parcel::id).containsExactly("ship-" + outcomes.indexOf(Race.WON));
  }

  @Test
  void manySmallParcelsAreSentUntilNothingIsLeft() {
    Order order = orders.require(shop.paid(shop.consumer()));
    List<String> outcomes = Race.of(runner -> ship(order, runner, 1));
    assertThat(outcomes).filteredOn(Race.WON::equals).hasSize(5);
    Order after = orders.require(order.id());
    assertThat(after.state()).isEqualTo(OrderState.SHIPPED);
    assertThat(after.parcels()).hasSize(5);
    assertThat(after.lines().getFirst().progress().shipped()).isEqualTo(Quantity.of(5));
    Shop.await("the facts are out", () -> shop.facts(order.id()).size() == 2);
    assertThat(shop.facts(order.id())).endsWith("org.tongtian.orders.OrderShipped");
  }

  @Test
  void refundsAndParcelsAtOnceNeverTakeMoreThanThereIs() {
    for (int round = 0; round < 5; round++) {
      Order order = orders.require(shop.paid(shop.consumer()));
      List<String> outcomes =
          Race.of(
              runner -> {
                if (runner % 2 == 0) {
                  ship(order, runner, 2);
                } else {
                  withdraw(order, runner, 2);
                }
              });
      assertThat(outcomes).filteredOn(Race.WON::equals).hasSize(2);
      OrderLine line = orders.require(order.id()).lines().getFirst();
      assertThat(line.toShip()).isEqualTo(Quantity.of(1));
      long withdrawn = line.progress().withdrawn().thousandths() / 1_000;
      assertThat(line.progress().refunded().paid()).isEqualTo(Money.cny(650 * withdrawn));
      Shop.await("the facts are out", () -> shop.facts(order.id()).size() == 1 + withdrawn / 2);
    }
  }

  private void ship(Order order, int runner, long jin) {
    Parcel.Content content = new Parcel.Content(order.lines().getFirst().id(), Quantity.of(jin));
    revisions.ship(
        order.id(),
        Parcel.sent(
            "ship-" + runner, Carrier.ZTO, "12345678901" + runner, Instant.EPOCH, List.of(content)),
        LATER);
  }

  private void withdraw(Order order, int runner, long jin) {
    OrderRefund.Part part =
        new OrderRefund.Part(
            order.lines().getFirst().id(),
            LineMoney.ofGoods(Money.cny(650 * jin)),
            Quantity.of(jin),
            Quantity.of(jin));
    revisions.refund(order.id(), new OrderRefund("refund-" + runner, List.of(part)), LATER);
  }
}
