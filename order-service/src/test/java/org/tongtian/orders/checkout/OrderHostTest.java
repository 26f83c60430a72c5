package org.tongtian.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.FakeCatalog;
import org.tongtian.orders.testing.Shop;
import org.tongtian.orders.testing.Wish;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose sale a line is, and how far its goods travel, over HTTP and as settlement is told. */
class OrderHostTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Shop shop = Shop.shared();
  private final String productId = shop.catalog.productId();
  private final Instant hourAgo = Instant.now().minusSeconds(3600);
  private final Instant minuteAgo = Instant.now().minusSeconds(60);

  @Test
  void lineFromALiveRoomIsItsHostsSaleAndThePaymentSaysSo() {
    JsonNode told = toldOfLineFrom(shop.live.room("host", productId, hourAgo, null));
    assertThat(told.get("hostId").asString()).isEqualTo("host");
    assertThat(told.get("legs").asInt()).isEqualTo(FakeCatalog.LEGS);
  }

  @Test
  void eachLineHasTheHostOfItsOwnRoom() {
    String potatoes = shop.live.room("host", productId, hourAgo, null);
    String noodles = shop.live.room("other", shop.catalog.noodles().productId(), hourAgo, null);
    Wish wish =
        Wish.of(shop.catalog.tea(), "0.1")
            .and(shop.catalog.potatoes(), "1", potatoes)
            .and(shop.catalog.noodles(), "1", noodles);
    List<String> orders = shop.placedOrders(shop.consumer(), wish);
    assertThat(hostsOf(orders.get(0))).containsExactly((String) null);
    assertThat(hostsOf(orders.get(1))).containsExactly("host", "other");
  }

  @Test
  void buyersWordAloneMakesNobodyASeller() {
    String notLiveYet = shop.live.room("host", productId, null, null);
    String over = shop.live.room("host", productId, hourAgo, minuteAgo);
    String withOtherGoods = shop.live.room("host", Ids.next(), hourAgo, null);
    for (String room : new String[] {notLiveYet, over, withOtherGoods, Ids.next()}) {
      JsonNode told = toldOfLineFrom(room);
      assertThat(told.get("hostId").isNull()).as(told.toString()).isTrue();
      assertThat(told.get("roomId").asString()).isEqualTo(room);
    }
  }

  @Test
  void hostIsBoundWhenTheOrderIsPlacedAndStaysWhenTheRoomEnds() {
    String room = shop.live.room("host", productId, hourAgo, null);
    assertThat(hostsOf(placed(room))).containsExactly("host");
    assertThat(hostsOf(shop.paid(shop.consumer())))
        .as("outside of rooms")
        .containsExactly((String) null);
  }

  private JsonNode toldOfLineFrom(String room) {
    String id = placed(room);
    shop.pay(shop.purchaseOf(id));
    Shop.await("the payment is told", () -> shop.facts(id).size() == 1);
    Document fact =
        shop.orders
            .database()
            .getCollection("published_facts")
            .find(new Document("fact.subject", id))
            .first()
            .get("fact", Document.class);
    return JSON.readTree(fact.getString("data")).get("order").get("lines").get(0);
  }

  private List<String> hostsOf(String orderId) {
    return shop.stored(orderId).getList("lines", Document.class).stream()
        .map(line -> line.getEmbedded(List.of("sale", "hostId"), String.class))
        .toList();
  }

  private String placed(String room) {
    Wish wish = Wish.of(shop.catalog.kiwi(), "1").and(shop.catalog.potatoes(), "1", room);
    return shop.placedOrders(shop.consumer(), wish).getLast();
  }
}
