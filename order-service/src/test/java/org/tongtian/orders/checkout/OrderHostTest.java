package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.FakeCatalog;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose sale an order is, and how far its goods travel, over HTTP and as settlement is told. */
class OrderHostTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Shop shop = Shop.shared();
  private final String productId = shop.catalog.productId();
  private final Instant hourAgo = Instant.now().minusSeconds(3600);
  private final Instant minuteAgo = Instant.now().minusSeconds(60);

  @Test
  void orderFromALiveRoomIsItsHostsSaleAndThePaymentSaysSo() {
    JsonNode told = toldOfOrderFrom(shop.live.room("host", productId, hourAgo, null));
    assertThat(told.get("hostId").asString()).isEqualTo("host");
    assertThat(told.get("legs").asInt()).isEqualTo(FakeCatalog.LEGS);
  }

  @Test
  void buyersWordAloneMakesNobodyASeller() {
    String notLiveYet = shop.live.room("host", productId, null, null);
    String over = shop.live.room("host", productId, hourAgo, minuteAgo);
    String withOtherGoods = shop.live.room("host", Ids.next(), hourAgo, null);
    for (String room : new String[] {notLiveYet, over, withOtherGoods, Ids.next()}) {
      JsonNode told = toldOfOrderFrom(room);
      assertThat(told.get("hostId").isNull()).as(told.toString()).isTrue();
      assertThat(told.get("roomId").asString()).isEqualTo(room);
    }
  }

  @Test
  void hostIsBoundWhenTheOrderIsPlacedAndStaysWhenTheRoomEnds() {
    String room = shop.live.room("host", productId, hourAgo, null);
    String id = placed(room);
    assertThat(shop.stored(id).getString("hostId")).isEqualTo("host");
    Document told = shop.stored(shop.paid(shop.consumer()));
    assertThat(told.getString("hostId")).as("outside of rooms").isNull();
  }

  private JsonNode toldOfOrderFrom(String room) {
    String id = placed(room);
    shop.channel.pay(id);
    assertThat(shop.channel.tell(id).statusCode()).isEqualTo(200);
    Shop.await("the payment is told", () -> shop.facts(id).size() == 1);
    Document fact =
        shop.orders
            .database()
            .getCollection("published_facts")
            .find(new Document("fact.subject", id))
            .first()
            .get("fact", Document.class);
    return JSON.readTree(fact.getString("data")).get("order");
  }

  private String placed(String room) {
    Phone.Answer answer =
        shop.consumer().post("/api/orders", Phone.wish(shop.catalog.lotId(), "1", room));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.text("id");
  }
}
