package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.testing.Shop;

/** Every step runs concurrently with itself and with its rival: one wins, the others are told. */
class OrderRacesTest {

  private static final int RUNNERS = 8;

  private final Shop shop = Shop.shared();
  private final OrderService orders = shop.orders.part(OrderService.class);

  @Test
  void paymentAndCancellationRaceAndExactlyOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      Order order = orders.require(shop.placed(shop.consumer()));
      List<String> outcomes =
          race(
              runner ->
                  runner % 2 == 0
                      ? orders.pay(order, "pay-" + runner)
                      : orders.cancel(order, "cancel-" + runner, PaymentState.CLOSED));
      assertThat(outcomes).filteredOn("won"::equals).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> !outcome.equals("won"))
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
  void oneOfManyShipmentsWins() throws Exception {
    Order order = orders.require(shop.paid(shop.consumer()));
    List<String> outcomes =
        race(
            runner ->
                orders.ship(
                    order,
                    "ship-" + runner,
                    new Shipment(Carrier.ZTO, "12345678901" + runner, Instant.EPOCH)));
    assertThat(outcomes).filteredOn("won"::equals).hasSize(1);
    String winner = "12345678901" + outcomes.indexOf("won");
    assertThat(orders.require(order.id()).shipment().trackingNumber()).isEqualTo(winner);
  }

  private interface Runner {
    Order run(int number);
  }

  private static List<String> race(Runner runner) throws InterruptedException, ExecutionException {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<String>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < RUNNERS; i++) {
        int number = i;
        Callable<String> run =
            () -> {
              go.await();
              try {
                runner.run(number);
                return "won";
              } catch (Refusal refusal) {
                return refusal.code();
              }
            };
        runs.add(threads.submit(run));
      }
      go.countDown();
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> run : runs) {
      outcomes.add(run.get());
    }
    return outcomes;
  }
}
