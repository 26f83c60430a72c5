package org.tongtian.orders.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bson.Document;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.model.OrderModel.Line;
import org.tongtian.orders.model.OrderModel.Part;
import org.tongtian.orders.model.OrderModel.Payment;
import org.tongtian.orders.model.OrderModel.Sale;
import org.tongtian.orders.testing.Shop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is really stored, told and held, held against the model. */
final class Ledger {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "org.tongtian.orders.";

  private final Shop shop;
  private final OrderModel model;
  private final SplittableRandom random;
  private final Map<String, Document> heard = new TreeMap<>();

  Ledger(Shop shop, OrderModel model, SplittableRandom random) {
    this.shop = shop;
    this.model = model;
    this.random = random;
  }

  /** The catalogue hears what is new, and something old again, in any order. */
  void settleStock(Sale touched) {
    List<Document> news = new ArrayList<>();
    for (Document fact : touched == null ? List.<Document>of() : toldOf(touched)) {
      if (heard.put(fact.getString("fid"), fact) == null) {
        news.add(fact);
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
    List<String> reservations = new ArrayList<>();
    payload
        .path("order")
        .path("lines")
        .forEach(line -> reservations.add(line.path("reservationId").asString()));
    switch (fact.getString("type").substring(TYPE.length())) {
      case "OrderPaid" -> shop.catalog.sold(reservations);
      case "OrderCancelled" -> shop.catalog.released(reservations);
      case "OrderRefunded" -> payload.path("lines").forEach(line -> restock(payload, line));
      default -> {} // the rest moves no stock
    }
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

  /** Stock is what the model's living orders leave. */
  void checkStock(String place) {
    shop.catalog
        .allFree()
        .forEach(
            (lotId, free) -> {
              if (model.knows(lotId)) {
                assertThat(free)
                    .as(place + ": free of " + lotId)
                    .isEqualTo(Quantity.of(model.free(lotId)));
              }
            });
  }

  /** States, facts and money of a purchase. */
  void check(Sale sale, String place) {
    for (Part part : sale.parts) {
      Document stored = shop.stored(part.id);
      String which = place + ": order " + part.id;
      assertThat(stored.getString("state")).as(which).isEqualTo(part.state.name());
      assertThat(shop.reasons(part.id).getLast())
          .as(which)
          .isEqualTo(part.reason == null ? null : part.reason.name());
      assertThat(typesTold(part.id)).as(which + " told").isEqualTo(part.told);
      checkLines(stored, part, which);
    }
    for (Payment payment : sale.payments) {
      if (payment.heard) {
        checkMoney(sale, payment, place);
      }
    }
    assertThat(shop.paymentOf(sale.id)).as(place).isEqualTo(sale.inForce().id);
  }

  private static void checkLines(Document stored, Part part, String which) {
    List<Document> lines = stored.getList("lines", Document.class);
    for (int i = 0; i < part.lines.size(); i++) {
      Line line = part.lines.get(i);
      Document progress = lines.get(i).get("progress", Document.class);
      assertThat(amount(progress, "shipped")).as(which).isEqualTo(line.shipped * 1_000);
      assertThat(amount(progress, "withdrawn")).as(which).isEqualTo(line.withdrawn * 1_000);
      assertThat(progress.getEmbedded(List.of("refunded", "goods", "amount"), Long.class))
          .as(which)
          .isEqualTo(line.refunded);
    }
  }

  private static long amount(Document progress, String name) {
    return progress.getEmbedded(List.of(name, "thousandths"), Long.class);
  }

  /** What came is what living orders keep and what goes back. */
  private void checkMoney(Sale sale, Payment payment, String place) {
    long kept =
        payment == sale.inForce()
            ? payment.parts.stream().filter(Ledger::wasSold).mapToLong(Part::left).sum()
            : 0;
    assertThat(kept + recordedBack(payment))
        .as(place + ": money of payment " + payment.id)
        .isEqualTo(payment.amount);
    assertThat(recordedBack(payment)).as(place).isEqualTo(backOf(sale, payment));
  }

  /** What the model says goes back of a payment. */
  long backOf(Sale sale, Payment payment) {
    long refunded =
        payment == sale.inForce()
            ? payment.parts.stream()
                .filter(Ledger::wasSold)
                .mapToLong(part -> part.total() - part.left())
                .sum()
            : 0;
    return payment.goesBack + refunded;
  }

  private static boolean wasSold(Part part) {
    return part.told.contains("OrderPaid");
  }

  private long recordedBack(Payment payment) {
    long sum = 0;
    for (Document refund : collection("refunds").find(new Document("paymentId", payment.id))) {
      if (!refund.getString("stage").equals("DROPPED")) {
        sum += refund.getEmbedded(List.of("amount", "amount"), Long.class);
      }
    }
    return sum;
  }

  /** Whether a refund under that id was refused. */
  boolean wasRefused(String refundId) {
    Document known = collection("refunds").find(new Document("_id", refundId)).first();
    return known != null && known.getString("stage").equals("DROPPED");
  }

  /** Lets every refund be due. */
  void dueNow() {
    collection("refunds")
        .updateMany(
            new Document(), new Document("$set", new Document("askAt", Date.from(Instant.EPOCH))));
  }

  private List<Document> toldOf(Sale sale) {
    return sale.parts.stream().flatMap(part -> told(part.id).stream()).toList();
  }

  private List<String> typesTold(String orderId) {
    return told(orderId).stream()
        .map(fact -> fact.getString("type").substring(TYPE.length()))
        .toList();
  }

  /** Facts about an order, waiting or published, each once, in the order they were told. */
  private List<Document> told(String orderId) {
    Map<String, Document> facts = new TreeMap<>();
    // First what waits: what is published meanwhile is found below.
    for (Document fact : shop.stored(orderId).getList("outbox", Document.class)) {
      facts.put(fact.getString("fid"), fact);
    }
    collection("published_facts")
        .find(new Document("fact.subject", orderId))
        .forEach(
            copy -> {
              Document fact = Objects.requireNonNull(copy.get("fact", Document.class));
              facts.put(fact.getString("fid"), fact);
            });
    return List.copyOf(facts.values());
  }

  private MongoCollection<Document> collection(String name) {
    return shop.orders.database().getCollection(name);
  }
}
