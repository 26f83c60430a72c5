package org.tongtian.orders.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.payment.RefundReason;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.RunningOrders;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;

/** An order sent in several parcels, and received by time. */
class PartialShipmentTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final Phone manager = shop.manager();
  private final Wish wish = Wish.of(shop.catalog.potatoes(), "5").and(shop.catalog.noodles(), "2");
  private final String id = paid();
  private final String potatoes = lineOf(0);
  private final String noodles = lineOf(1);

  @Test
  void theLastParcelMakesTheOrderShipped() {
    Phone.Answer first = ship(content(potatoes, "3"));
    assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
    assertThat(first.text("state")).isEqualTo("PAID");
    assertThat(first.body().path("lines").path(0).path("toShip").asInt()).isEqualTo(2);
    assertThat(ship(content(potatoes, "2") + "," + content(noodles, "1")).text("state"))
        .isEqualTo("PAID");
    assertThat(shop.facts(id)).doesNotContain("org.tongtian.orders.OrderShipped");
    Phone.Answer last = manager.post(path(), Shop.parcel());
    assertThat(last.text("state")).isEqualTo("SHIPPED");
    assertThat(last.body().path("parcels").size()).isEqualTo(3);
    assertThat(last.body().path("parcels").path(2).path("contents").size()).isEqualTo(1);
    assertThat(last.text("receiveBefore")).isNotNull();
    Shop.await("the facts are out", () -> shop.facts(id).size() == 2);
    assertThat(shop.facts(id)).endsWith("org.tongtian.orders.OrderShipped");
  }

  @Test
  void theSameParcelTwiceIsOne() {
    String key = Ids.next();
    String body = parcel(content(potatoes, "3"));
    Phone.Answer first = manager.post(path(), body, key);
    Phone.Answer again = manager.post(path(), body, key);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(shop.stored(id).getList("parcels", Document.class)).hasSize(1);
  }

  @Test
  void moreThanIsLeftIsRefusedAndChangesNothing() {
    ship(content(potatoes, "3"));
    Document before = shop.lasting(id);
    Phone.Answer answer = ship(content(potatoes, "3"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("shipment.more_than_ordered");
    assertThat(answer.text("detail")).contains("2");
    assertThat(ship(content(noodles, "1") + "," + content(potatoes, "1000000")).status())
        .isEqualTo(409);
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "LINE 0",
        "LINE -1",
        "LINE 0.5",
        "LINE null",
        "UNKNOWN 1",
        "LINE 1,LINE 1"
      })
  void contentsThatMakeNoSenseAreRefused(String contents) {
    Document before = shop.lasting(id);
    String sent = contents;
    if (contents.contains("LINE") || contents.contains("UNKNOWN")) {
      StringBuilder all = new StringBuilder();
      for (String each : contents.split(",", -1)) {
        String line = each.startsWith("LINE") ? potatoes : Ids.next();
        all.append(all.isEmpty() ? "" : ",").append(content(line, each.split(" ", -1)[1]));
      }
      sent = all.toString();
    }
    Phone.Answer answer = ship(sent);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("shipment.contents_invalid");
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  @Test
  void aLineOfAnotherOrderIsNotSent() {
    String other = paid();
    Document before = shop.lasting(id);
    String foreign = shop.stored(other).getList("lines", Document.class).getFirst().getString("id");
    assertThat(ship(content(foreign, "1")).code()).isEqualTo("shipment.contents_invalid");
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  @Test
  void whatIsCancelledOrReceivedIsNotSent() {
    String unpaid = shop.placed(buyer);
    buyer.post("/api/orders/" + unpaid + "/cancellation", "");
    assertThat(manager.post("/api/orders/" + unpaid + "/shipment", Shop.parcel()).code())
        .isEqualTo("order.cannot_ship");
    manager.post(path(), Shop.parcel());
    buyer.post("/api/orders/" + id + "/receipt", "");
    Document before = shop.lasting(id);
    assertThat(manager.post(path(), Shop.parcel()).code()).isEqualTo("order.cannot_ship");
    assertThat(shop.lasting(id)).isEqualTo(before);
  }

  @Test
  void whatWasRefundedBeforeIsNotSentAndWhenAllElseIsTheOrderIsShipped() {
    ship(content(noodles, "2"));
    withdraw(potatoes, 650 * 3, 3);
    assertThat(shop.state(id)).isEqualTo("PAID");
    assertThat(ship(content(potatoes, "3")).code()).isEqualTo("shipment.more_than_ordered");
    withdraw(potatoes, 650 * 2, 2);
    assertThat(shop.state(id)).isEqualTo("SHIPPED");
    Shop.await("the facts are out", () -> shop.facts(id).size() == 4);
    assertThat(shop.facts(id))
        .containsExactlyInAnyOrder(
            "org.tongtian.orders.OrderPaid",
            "org.tongtian.orders.OrderRefunded",
            "org.tongtian.orders.OrderRefunded",
            "org.tongtian.orders.OrderShipped");
  }

  @Test
  void aShippedOrderIsReceivedByTimeOnceOverTwoInstances() {
    manager.post(path(), Shop.parcel());
    try (RunningOrders another = shop.orders.another()) {
      assertThat(another.url()).isNotEqualTo(shop.orders.url());
      for (int i = 0; i < 3; i++) {
        String order = i == 0 ? id : paid();
        manager.post("/api/orders/" + order + "/shipment", Shop.parcel());
        assertThat(shop.state(order)).isEqualTo("SHIPPED");
        shop.rewrite(order, new Document("receiveBefore", Date.from(Instant.EPOCH)));
        Shop.await("it is received", () -> shop.state(order).equals("RECEIVED"));
        assertThat(shop.reasons(order)).containsExactly(null, null, null, "RECEIVED_BY_TIME");
        Shop.await("the facts are out", () -> shop.facts(order).size() == 3);
        assertThat(shop.facts(order)).endsWith("org.tongtian.orders.OrderReceived");
      }
    }
  }

  private void withdraw(String line, long fen, long packs) {
    Order order = shop.orders.part(OrderService.class).require(id);
    OrderRefund.Part part =
        new OrderRefund.Part(
            line, LineMoney.ofGoods(Money.cny(fen)), Quantity.of(packs), Quantity.of(packs));
    shop.orders
        .part(RefundService.class)
        .refund(order, new OrderRefund(Ids.next(), List.of(part)), RefundReason.AFTER_SALES, null);
  }

  private String paid() {
    String order = shop.placedOrders(buyer, wish).getFirst();
    shop.pay(shop.purchaseOf(order));
    return order;
  }

  private String lineOf(int index) {
    return shop.stored(id).getList("lines", Document.class).get(index).getString("id");
  }

  private String path() {
    return "/api/orders/" + id + "/shipment";
  }

  private Phone.Answer ship(String contents) {
    return manager.post(path(), parcel(contents));
  }

  private static String parcel(String contents) {
    return "{\"carrier\":\"ZTO\",\"trackingNumber\":\"%s\",\"contents\":[%s]}"
        .formatted(Shop.trackingNumber(), contents);
  }

  private static String content(String lineId, String quantity) {
    return "{\"lineId\":\"%s\",\"quantity\":%s}".formatted(lineId, quantity);
  }
}
