package org.tongtian.orders.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import org.bson.Document;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.model.OrderModel.Line;
import org.tongtian.orders.model.OrderModel.Part;
import org.tongtian.orders.model.OrderModel.Payment;
import org.tongtian.orders.model.OrderModel.Sale;
import org.tongtian.orders.testing.Shop;

/** What is really stored, told and held, held against the model. */
final class Ledger {

  private final Shop shop;
  private final OrderModel model;
  private final ToldFacts facts;

  Ledger(Shop shop, OrderModel model, SplittableRandom random) {
    this.shop = shop;
    this.model = model;
    this.facts = new ToldFacts(shop, random);
  }

  /** The catalogue hears what is new. */
  void settleStock(Sale touched) {
    facts.reachCatalog(
        touched == null ? List.of() : touched.parts.stream().map(part -> part.id).toList());
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
      assertThat(facts.namesOf(part.id)).as(which + " told").isEqualTo(part.told);
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
    assertThat(kept + facts.recordedBack(payment.id))
        .as(place + ": money of payment " + payment.id)
        .isEqualTo(payment.amount);
    assertThat(facts.recordedBack(payment.id)).as(place).isEqualTo(backOf(sale, payment));
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

  private MongoCollection<Document> collection(String name) {
    return shop.orders.database().getCollection(name);
  }
}
