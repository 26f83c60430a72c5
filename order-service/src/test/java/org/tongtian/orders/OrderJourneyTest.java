package org.tongtian.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.api.settlement.SalesReleased;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.SettlementVoice;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;

/** One purchase of one order the whole way, over HTTP. */
class OrderJourneyTest {

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();

  @Test
  void anOrderIsPlacedPaidShippedReceivedAndCompleted() {
    Phone.Answer placed = shop.place(buyer, Wish.of(shop.catalog.potatoes(), "5"));
    String purchaseId = placed.text("id");
    assertThat(placed.text("state")).isEqualTo("PENDING_PAYMENT");
    assertThat(placed.header("Location")).isEqualTo("/api/orders/purchases/" + purchaseId);
    assertThat(placed.body().path("total").path("amount").asLong()).isEqualTo(3250);
    assertThat(placed.text("payment", "state")).isEqualTo("OPEN");
    assertThat(placed.text("payment", "payUrl"))
        .isEqualTo(
            "/cashier/transactions/"
                + shop.channel.payment(purchaseId).transactionId()
                + "/payment");
    JsonNode order = placed.body().path("orders").path(0);
    JsonNode line = order.path("lines").path(0);
    String id = order.path("id").asString();
    String lineId = line.path("id").asString();
    assertThat(order.path("number").asString()).matches("TT\\d{6}-[2-9A-HJKMNP-TV-Z]{6}");
    assertThat(order.path("address").path("phone").asString()).isEqualTo("13812345678");
    assertThat(line.path("quantity").asInt()).isEqualTo(5);
    assertThat(line.path("contract").path("id").asString()).isEqualTo(shop.catalog.contractId());
    assertThat(shop.catalog.reservation(lineId)).isNotNull();

    shop.pay(purchaseId);
    assertThat(buyer.get("/api/orders/" + id).text("state")).isEqualTo("PAID");
    assertThat(buyer.get("/api/orders/purchases/" + purchaseId).text("state")).isEqualTo("PAID");

    Phone.Answer shipped =
        shop.manager()
            .post(
                "/api/orders/" + id + "/shipment",
                "{\"carrier\":\"BUS_POST\",\"trackingNumber\":\"khy20261122001\"}");
    assertThat(shipped.status()).as(shipped.raw().body()).isEqualTo(200);
    assertThat(shipped.text("state")).isEqualTo("SHIPPED");
    JsonNode parcel = shipped.body().path("parcels").path(0);
    assertThat(parcel.path("trackingNumber").asString()).isEqualTo("KHY20261122001");
    assertThat(parcel.path("carrier").path("name").path("zh").asString()).isEqualTo("客货邮");
    assertThat(parcel.path("contents").path(0).path("quantity").asInt()).isEqualTo(5);
    assertThat(shipped.text("address", "street")).isEqualTo("猴场镇 8 号");

    Phone.Answer received = buyer.post("/api/orders/" + id + "/receipt", "");
    assertThat(received.status()).as(received.raw().body()).isEqualTo(200);
    assertThat(received.text("state")).isEqualTo("RECEIVED");

    SettlementVoice.of(shop.orders)
        .say(lineId, new SalesReleased(shop.catalog.contractId(), Instant.now(), List.of(lineId)));
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
