package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderDeposited;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.PresaleStockReturned;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import tools.jackson.databind.json.JsonMapper;

/** Facts of order-service arrive on the real stream, also twice. */
class OrderFactsTest extends StockUnderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private JsonMapper json;

  @Test
  void aPaidOrderSellsItsStock() {
    declare(10);
    String orderId = reserve(4);

    Fact paid = fact(orderId, new OrderPaid(summary(orderId), Instant.now()));
    publish(paid);
    publish(paid);

    await().atMost(PATIENCE).until(() -> state(orderId) == ReservationState.SOLD);
    assertThat(live()).isEqualTo(6);
  }

  @Test
  void aCancelledOrderReturnsItsStockOnce() {
    declare(10);
    String orderId = reserve(4);

    Fact cancelled = fact(orderId, new OrderCancelled(summary(orderId), Instant.now()));
    publish(cancelled);
    publish(cancelled);
    String marker = reserve(1);
    publish(fact(marker, new OrderPaid(summary(marker), Instant.now())));

    await().atMost(PATIENCE).until(() -> state(marker) == ReservationState.SOLD);
    assertThat(state(orderId)).isEqualTo(ReservationState.RELEASED);
    assertThat(live()).isEqualTo(9);
  }

  @Test
  void linesArePaidTogetherAndRefundedGoodsGoBackOnce() {
    declare(20);
    String first = reserve(4);
    String second = reserve(4);
    OrderSummary order = summary(first, second);
    Money nothing = Money.cny(0);
    RefundedLine line =
        new RefundedLine(
            order.lines().getLast().lineId(),
            Money.cny(1300),
            nothing,
            nothing,
            nothing,
            Money.cny(1300),
            Quantity.of(2));
    OrderRefunded refunded =
        new OrderRefunded(order, Ids.next(), Arrays.asList(line), Instant.now());

    publish(fact(order.orderId(), new OrderPaid(order, Instant.now())));
    publish(fact(order.orderId(), refunded));
    publish(fact(order.orderId(), refunded));
    String marker = reserve(1);
    publish(fact(marker, new OrderPaid(summary(marker), Instant.now())));

    await().atMost(PATIENCE).until(() -> state(marker) == ReservationState.SOLD);
    assertThat(state(first)).isEqualTo(ReservationState.SOLD);
    assertThat(reservations.find(second).quantity()).isEqualTo(Quantity.of(2));
    assertThat(live()).isEqualTo(13);
  }

  @Test
  void aDepositSellsStockForGoodAndGivesItBackOnceWhereItsOrderEnds() {
    declare(20);
    String kept = reserve(4);
    String ended = reserve(4);
    PresaleStockReturned back =
        new PresaleStockReturned(
            Ids.next(),
            Ids.next(),
            List.of(new PresaleStockReturned.Returned(ended, Quantity.of(4))),
            Instant.now());

    for (String each : List.of(kept, ended)) {
      OrderDeposited paid = new OrderDeposited(summary(each), Money.cny(780), Instant.now());
      publish(fact(each, paid));
      publish(fact(each, paid));
    }
    publish(fact(ended, back));
    publish(fact(ended, back));
    publish(fact(kept, new OrderPaid(summary(kept), Instant.now())));
    String marker = reserve(1);
    publish(fact(marker, new OrderPaid(summary(marker), Instant.now())));

    await().atMost(PATIENCE).until(() -> state(marker) == ReservationState.SOLD);
    assertThat(state(kept)).isEqualTo(ReservationState.SOLD);
    assertThat(reservations.find(ended).quantity()).isEqualTo(Quantity.ZERO);
    assertThat(live()).isEqualTo(15);
  }

  private Fact fact(String orderId, Record payload) {
    return new Facts("order-service", json, Clock.systemUTC()).about(orderId, payload);
  }

  private void publish(Fact fact) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("specversion", "1.0");
    fields.put("id", fact.factId());
    fields.put("type", fact.type());
    fields.put("source", fact.source());
    fields.put("subject", fact.subject());
    fields.put("time", fact.time().toString());
    fields.put("data", fact.data());
    redis.sync().xadd(settings.key("facts:order-service:0"), fields);
  }

  private OrderSummary summary(String... reservationIds) {
    Text name = new Text("红芯红薯", "Red-heart sweet potato");
    Money nothing = Money.cny(0);
    Money paid = Money.cny(2600);
    return new OrderSummary(
        Ids.next(),
        "TT261122-4K7Q2M",
        Ids.next(),
        "buyer-1",
        "王**",
        new NamedParty(Ids.next(), name),
        Money.cny(2600L * reservationIds.length),
        Instant.now(),
        Arrays.stream(reservationIds)
            .map(
                id ->
                    new SoldLine(
                        Ids.next(),
                        id,
                        productId,
                        name,
                        lotId,
                        Quantity.of(4),
                        Unit.JIN,
                        "FIRST",
                        Money.cny(650),
                        paid,
                        nothing,
                        nothing,
                        nothing,
                        paid,
                        Ids.next(),
                        1,
                        "00",
                        1,
                        null,
                        null))
            .toList());
  }
}
