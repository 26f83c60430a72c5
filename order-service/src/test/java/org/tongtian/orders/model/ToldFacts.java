package org.tongtian.orders.model;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bson.Document;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.testing.Shop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What order-service told, and a catalogue that hears it repeatedly and in any order. */
final class ToldFacts {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "org.tongtian.orders.";

  private final Shop shop;
  private final SplittableRandom random;
  private final Map<String, Document> heard = new TreeMap<>();

  ToldFacts(Shop shop, SplittableRandom random) {
    this.shop = shop;
    this.random = random;
  }

  /** The catalogue hears what is new of these orders, and something old again, in any order. */
  void reachCatalog(Collection<String> orderIds) {
    List<Document> news = new ArrayList<>();
    for (String id : orderIds) {
      for (Document fact : told(id)) {
        if (heard.put(fact.getString("fid"), fact) == null) {
          news.add(fact);
        }
      }
    }
    List<Document> old = List.copyOf(heard.values());
    for (int i = 0; i < 2 && !old.isEmpty(); i++) {
      news.add(random.nextInt(news.size() + 1), old.get(random.nextInt(old.size())));
    }
    news.forEach(this::toCatalog);
  }

  private void toCatalog(Document fact) {
    JsonNode payload = JSON.readTree(fact.getString("data"));
    switch (nameOf(fact)) {
      case "OrderPaid", "OrderDeposited" -> shop.catalog.sold(reservations(payload));
      case "OrderCancelled" -> shop.catalog.released(reservations(payload));
      case "OrderRefunded" -> payload.path("lines").forEach(line -> restock(payload, line));
      case "PresaleStockReturned" ->
          payload
              .path("stock")
              .forEach(
                  line ->
                      shop.catalog.restocked(
                          line.path("reservationId").asString(),
                          payload.path("returnId").asString(),
                          Quantity.of(line.path("quantity").decimalValue())));
      default -> {} // the rest moves no stock
    }
  }

  private static List<String> reservations(JsonNode payload) {
    List<String> ids = new ArrayList<>();
    payload
        .path("order")
        .path("lines")
        .forEach(line -> ids.add(line.path("reservationId").asString()));
    return ids;
  }

  private void restock(JsonNode payload, JsonNode refunded) {
    for (JsonNode line : payload.path("order").path("lines")) {
      if (line.path("lineId").equals(refunded.path("lineId"))) {
        shop.catalog.restocked(
            line.path("reservationId").asString(),
            payload.path("refundId").asString(),
            Quantity.of(refunded.path("restocked").decimalValue()));
      }
    }
  }

  /** Names of the facts about an order, in the order they were told. */
  List<String> namesOf(String orderId) {
    return told(orderId).stream().map(ToldFacts::nameOf).toList();
  }

  private static String nameOf(Document fact) {
    return fact.getString("type").substring(TYPE.length());
  }

  /** Facts about an order, waiting or published, each once, in the order they were told. */
  private List<Document> told(String orderId) {
    Map<String, Document> facts = new TreeMap<>();
    // First what waits: what is published meanwhile is found below.
    for (Document fact : shop.stored(orderId).getList("outbox", Document.class)) {
      facts.put(fact.getString("fid"), fact);
    }
    MongoCollection<Document> published = shop.orders.database().getCollection("published_facts");
    published
        .find(new Document("fact.subject", orderId))
        .forEach(
            copy -> {
              Document fact = Objects.requireNonNull(copy.get("fact", Document.class));
              facts.put(fact.getString("fid"), fact);
            });
    return List.copyOf(facts.values());
  }

  /** What goes back of a payment, or went, as it is recorded. */
  long recordedBack(String paymentId) {
    long sum = 0;
    for (Document refund :
        shop.orders
            .database()
            .getCollection("refunds")
            .find(new Document("paymentId", paymentId))) {
      if (!refund.getString("stage").equals("DROPPED")) {
        sum += refund.getEmbedded(List.of("amount", "amount"), Long.class);
      }
    }
    return sum;
  }
}
