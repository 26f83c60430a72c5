package org.tongtian.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** What operators and other programmers see. */
class ApiAndMetersTest {

  private final Shop shop = Shop.shared();

  @Test
  void theApiDescriptionNamesEveryCall() {
    Phone.Answer docs = shop.visitor().get("/v3/api-docs");
    assertThat(docs.status()).isEqualTo(200);
    assertThat(docs.text("openapi")).startsWith("3.1");
    assertThat(docs.body().path("paths").propertyNames())
        .contains(
            "/api/orders",
            "/api/orders/quotes",
            "/api/orders/purchases",
            "/api/orders/purchases/{id}",
            "/api/orders/purchases/{id}/payment",
            "/api/orders/basket",
            "/api/orders/basket/goods/{lotId}",
            "/api/orders/{id}",
            "/api/orders/{id}/refunds",
            "/api/orders/queue",
            "/api/orders/carriers",
            "/api/orders/{id}/shipment",
            "/api/orders/{id}/receipt",
            "/api/orders/{id}/cancellation",
            "/api/orders/payment-notifications");
  }

  @Test
  void placedPaidAndRefusedOrdersAreCounted() throws IOException, InterruptedException {
    Phone buyer = shop.consumer();
    shop.paid(buyer);
    buyer.post(Shop.PURCHASES, Phone.wish(shop.catalog.lotId(), "0"));
    HttpResponse<String> scraped =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(shop.orders.url() + "/actuator/prometheus"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(scraped.body())
        .containsPattern("tongtian_orders_placed_total(\\{[^}]*})? [1-9]")
        .containsPattern("tongtian_orders_paid_total(\\{[^}]*})? [1-9]")
        .containsPattern(
            "tongtian_orders_refused_total\\{[^}]*code=\"order.quantity_invalid\"[^}]*} [1-9]");
  }

  @Test
  void itIsHealthy() {
    assertThat(shop.visitor().get("/actuator/health").text("status")).isEqualTo("UP");
  }
}
