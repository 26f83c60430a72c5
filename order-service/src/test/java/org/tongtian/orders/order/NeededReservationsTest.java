package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What catalog-service hears before it gives expired stock back (promise O2). */
class NeededReservationsTest {

  private static final String PATH = "/internal/orders/reservations/needed";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Shop shop = Shop.shared();
  private final Phone buyer = shop.consumer();
  private final Phone catalog = new Phone(shop.orders.url(), TestIssuer.shared().serviceToken());
  private final String order = shop.placed(buyer);
  private final String reservation = reservationOf(order);

  @Test
  void anOrderThatWaitsOrWasPaidNeedsItsStockAndOneThatEndedUnpaidDoesNot() {
    String unknown = Ids.next();
    assertThat(needed(reservation, unknown)).containsExactly(reservation);
    shop.pay(shop.purchaseOf(order));
    assertThat(shop.state(order)).isEqualTo("PAID");
    assertThat(needed(unknown, reservation)).containsExactly(reservation);

    String other = shop.placed(buyer);
    String ended = reservationOf(other);
    assertThat(buyer.post("/api/orders/" + other + "/cancellation", "").status()).isEqualTo(200);
    assertThat(needed(ended)).isEmpty();
  }

  @Test
  void servicesAloneAskAndNotForTooMuchAtOnce() {
    assertThat(buyer.post(PATH, "[]").status()).isEqualTo(403);
    List<String> many = new ArrayList<>();
    for (int i = 0; i <= 500; i++) {
      many.add(Ids.next());
    }
    assertThat(catalog.post(PATH, JSON.writeValueAsString(many)).code())
        .isEqualTo("request.field_invalid");
  }

  private String reservationOf(String orderId) {
    return shop.lasting(orderId)
        .getList("lines", Document.class)
        .getFirst()
        .get("progress", Document.class)
        .getString("reservationId");
  }

  private List<String> needed(String... reservations) {
    Phone.Answer answer = catalog.post(PATH, JSON.writeValueAsString(reservations));
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().valueStream().map(JsonNode::asString).toList();
  }
}
