package org.tongtian.orders.presale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.cancellation.PaymentRenewal;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.checkout.Contracts;
import org.tongtian.orders.checkout.Stock;
import org.tongtian.orders.delivery.Arrivals;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.order.PresaleRevisions;
import org.tongtian.orders.order.PresaleWatch;
import org.tongtian.orders.purchase.PurchaseService;
import org.tongtian.orders.testing.FakeLot;
import org.tongtian.orders.testing.Mortal;

/**
 * The life of a presale as a table, killed before and after each call to another service and gone
 * on with afterwards: it comes to the same end, once.
 */
class PresaleKillTest extends PresaleOnSale {

  private FakeLot second;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // harvested | answer     | killed at | the call  | state after the kill | state at the end
        "50 | none       | allot   | harvest | DEPOSIT_PAID | PAID",
        "50 | none       | balance | open    | BALANCE_DUE  | PAID",
        "4  | acceptance | allot   | harvest | DEPOSIT_PAID | PAID",
        "4  | acceptance | allot   | lots    | DEPOSIT_PAID | PAID",
        "4  | acceptance | take    | reserve | DEPOSIT_PAID | PAID",
        "4  | acceptance | take    | bind    | DEPOSIT_PAID | PAID",
        "4  | acceptance | balance | open    | BALANCE_DUE  | PAID",
        "4  | refusal    | allot   | lots    | DEPOSIT_PAID | CANCELLED",
        "4  | none       | allot   | lots    | DEPOSIT_PAID | CANCELLED"
      })
  void killedAtAnyCallItComesToTheSameEnd(
      String harvested, String answer, String step, String call, String then, String end) {
    for (boolean afterIt : new boolean[] {false, true}) {
      aPresaleIsOnSale();
      second = shop.catalog.add(lot.another("SECOND", lot.unitPrice()));
      String id = market.deposited(buyer, lot, "5");
      market.recordHarvest(lot, harvested);
      if (step.equals("allot")) {
        killed(call, afterIt, id);
        assertThat(shop.state(id)).as("after the kill").isEqualTo(then);
      }
      market.sweep();
      if (step.equals("take")) {
        killed(call, afterIt, id);
        assertThat(shop.state(id)).as("after the kill").isEqualTo(then);
      }
      goOn(id, answer);
      if (end.equals("PAID")) {
        if (step.equals("balance")) {
          killed(call, afterIt, id);
          assertThat(shop.state(id)).as("after the kill").isEqualTo(then);
        }
        shop.pay(buyer.post("/api/orders/" + id + "/balance", "").text("id"));
      }
      assertThat(shop.state(id)).as("%s, after the call: %s", call, afterIt).isEqualTo(end);
      assertSettled(id, answer, end);
    }
  }

  /** What the buyer does about an offer, and the time that is over without an answer. */
  private void goOn(String id, String answer) {
    if (shop.stored(id).get("presale", Document.class).get("offer") == null) {
      return;
    }
    if (answer == null) {
      market.past(id, "presale.offer.answerBefore");
    } else {
      assertThat(market.answer(buyer, id, second, answer).status()).isEqualTo(200);
    }
    market.sweep();
    market.sweep();
  }

  /** Money and stock are where they belong, once, when what nobody went on with has expired. */
  private void assertSettled(String id, String answer, String end) {
    shop.catalog.sold(
        List.of(
            shop.orders
                .part(OrderService.class)
                .require(id)
                .lines()
                .getFirst()
                .progress()
                .reservationId()));
    shop.catalog.expire(Instant.now().plus(Duration.ofHours(1)));
    long sold = 4_000_000 - shop.catalog.free(second).thousandths();
    assertThat(sold).isEqualTo("acceptance".equals(answer) ? 5_000 : 0);
    boolean paid = end.equals("PAID");
    assertThat(shop.channel.refunded(shop.purchaseOf(id))).isEqualTo(paid ? 0 : 975);
    assertThat(shop.refunds(id)).hasSize(paid ? 0 : 1);
    if (paid) {
      assertThat(shop.channel.payment(market.balanceOf(id)).amount().amount())
          .isEqualTo(3_250 - 975);
    }
  }

  private void killed(String call, boolean afterIt, String id) {
    String method =
        switch (call) {
          case "harvest" -> "of";
          case "lots" -> "lotsOf";
          case "bind" -> "inForce";
          default -> call;
        };
    Order order = shop.orders.part(OrderService.class).require(id);
    Throwable end =
        catchThrowable(
            () -> {
              switch (call) {
                case "harvest", "lots" -> round(method, afterIt).run(lot.lotId(), Instant.MAX);
                case "open" -> balances(method, afterIt).open(order);
                default -> offers(method, afterIt).take(order, second.lotId(), Ids.next());
              }
            });
    assertThat(end).isInstanceOf(Mortal.Killed.class);
  }

  private AllotmentRound round(String method, boolean afterIt) {
    return new AllotmentRound(
        part(PresaleWatch.class),
        part(OrderService.class),
        part(PresaleRevisions.class),
        mortal(Harvests.class, method, afterIt),
        part(Arrivals.class),
        part(PresaleSettings.class),
        Clock.systemUTC());
  }

  private Offers offers(String method, boolean afterIt) {
    return new Offers(
        mortal(Stock.class, method, afterIt),
        mortal(Contracts.class, method, afterIt),
        part(Harvests.class),
        part(Arrivals.class),
        part(OrderService.class),
        part(PresaleRevisions.class),
        part(OrderSettings.class),
        Clock.systemUTC());
  }

  private Balances balances(String method, boolean afterIt) {
    return new Balances(
        part(PurchaseService.class),
        part(PaymentRenewal.class),
        mortal(PaymentProvider.class, method, afterIt),
        part(PaymentSettings.class),
        Clock.systemUTC());
  }

  private <T> T part(Class<T> type) {
    return shop.orders.part(type);
  }

  private <T> T mortal(Class<T> port, String last, boolean afterIt) {
    return Mortal.port(port, part(port), method -> method.getName().equals(last), afterIt);
  }
}
