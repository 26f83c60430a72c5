package org.tongtian.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongtian.api.settlement.SalesReleased;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.SettlementVoice;
import org.tongtian.orders.testing.Shop;

/** One sale the whole way, over HTTP. */
class OrderJourneyTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @Test
  void anOrderIsPlacedPaidShippedReceivedAndCompleted() {
    Phone.Answer placed = buyer.post("/api/orders", Phone.wish(shop.catalog.lotId(), "5"));
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    String id = placed.text("id");
    assertThat(placed.text("state")).isEqualTo("PENDING_PAYMENT");
    assertThat(placed.text("number")).matches("TT\\d{6}-[2-9A-HJKMNP-TV-Z]{6}");
    assertThat(placed.body().path("total").path("amount").asLong()).isEqualTo(3250);
    assertThat(placed.body().path("line").path("quantity").asInt()).isEqualTo(5);
    assertThat(placed.text("payment", "state")).isEqualTo("OPEN");
    assertThat(placed.text("payment", "payUrl"))
        .isEqualTo(
            "/cashier/transactions/" + shop.channel.payment(id).transactionId() + "/payment");
    assertThat(placed.text("contract", "id")).isEqualTo(shop.catalog.contractId());
    assertThat(placed.text("address", "phone")).isEqualTo("13812345678");
    assertThat(shop.catalog.reservation(id)).isNotNull();

    shop.channel.pay(id);
    assertThat(shop.channel.tell(id).statusCode()).isEqualTo(200);
    assertThat(buyer.get("/api/orders/" + id).text("state")).isEqualTo("PAID");

    Phone.Answer shipped =
        shop.manager()
            .post(
                "/api/orders/" + id + "/shipment",
                "{\"carrier\":\"BUS_POST\",\"trackingNumber\":\"khy20261122001\"}");
    assertThat(shipped.status()).as(shipped.raw().body()).isEqualTo(200);
    assertThat(shipped.text("state")).isEqualTo("SHIPPED");
    assertThat(shipped.text("shipment", "trackingNumber")).isEqualTo("KHY20261122001");
    assertThat(shipped.text("shipment", "carrier", "name", "zh")).isEqualTo("客货邮");
    assertThat(shipped.text("address", "street")).isEqualTo("猴场镇 8 号");

    Phone.Answer received = buyer.post("/api/orders/" + id + "/receipt", "");
    assertThat(received.status()).as(received.raw().body()).isEqualTo(200);
    assertThat(received.text("state")).isEqualTo("RECEIVED");

    SettlementVoice.of(shop.orders)
        .say(
            id,
            new SalesReleased(
                shop.catalog.contractId(), java.time.Instant.now(), java.util.List.of(id)));
    Shop.await(
        "the order is completed",
        () -> buyer.get("/api/orders/" + id).text("state").equals("COMPLETED"));
    Phone.Answer done = buyer.get("/api/orders/" + id);
    assertThat(done.body().path("timeline").size()).isEqualTo(5);
    Shop.await("three facts are out", () -> shop.facts(id).size() == 3);
    assertThat(shop.facts(id))
        .containsExactly(
            "org.tongtian.orders.OrderPaid",
            "org.tongtian.orders.OrderShipped",
            "org.tongtian.orders.OrderReceived");
  }
}
