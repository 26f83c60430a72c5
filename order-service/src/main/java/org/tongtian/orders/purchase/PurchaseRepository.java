package org.tongtian.orders.purchase;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.mongo.GroupedInserts;
import org.tongtian.orders.order.OutcomeUnknownException;

/** The purchases; every change names the state it expects. */
@Repository
class PurchaseRepository {

  private final MongoCollection<Purchase> purchases;
  private final GroupedInserts<Purchase> inserts;

  PurchaseRepository(MongoDatabase database) {
    this.purchases = database.getCollection("purchases", Purchase.class);
    this.inserts = new GroupedInserts<>(purchases);
    purchases.createIndex(new Document("paymentIds", 1));
    purchases.createIndex(new Document("payment.state", 1).append("payment.askAt", 1));
    purchases.createIndex(new Document("payment.paidAt", 1));
    purchases.createIndex(new Document("earlierPayments.paidAt", 1));
  }

  /** Stores it unless its id is taken; what stands under the id then. */
  Purchase insert(Purchase purchase) {
    try {
      return inserts.insert(purchase) ? purchase : find(purchase.id()).orElseThrow();
    } catch (MongoException unclear) {
      throw new OutcomeUnknownException("Purchase " + purchase.id() + " may be stored", unclear);
    }
  }

  Optional<Purchase> find(String id) {
    return Optional.ofNullable(purchases.find(new Document("_id", id)).first());
  }

  List<Purchase> find(Collection<String> ids) {
    return purchases
        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
        .into(new ArrayList<>());
  }

  Optional<Purchase> ofPayment(String paymentId) {
    return Optional.ofNullable(purchases.find(new Document("paymentIds", paymentId)).first());
  }

  /** Purchases whose payment the channel should be asked about by now. */
  List<Purchase> paymentsToAsk(Instant now, int limit) {
    return purchases
        .find(
            new Document("payment.state", PaymentState.OPEN.name())
                .append("payment.askAt", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Whether this caller, and no other, is to ask the channel now. */
  boolean claimAsking(Purchase seen, Instant askAgainAt) {
    return change(
        current(seen, PaymentState.OPEN).append("payment.askAt", seen.payment().askAt()),
        new Document("payment.askAt", askAgainAt));
  }

  /** Sets what is known of the payment in force; false where it was not so any more. */
  boolean settle(Purchase seen, PaymentState from, PaymentState to) {
    return change(current(seen, from), new Document("payment.state", to.name()));
  }

  /** The money of the payment in force came; false where it was not so any more. */
  boolean paid(Purchase seen, PaymentState from, String transactionId, Instant paidAt) {
    return change(
        current(seen, from),
        new Document("payment.state", PaymentState.PAID.name())
            .append("payment.transactionId", transactionId)
            .append("payment.paidAt", paidAt));
  }

  /** The money of an earlier payment came, although it was closed. */
  void earlierPaid(String paymentId, Instant paidAt) {
    purchases.updateOne(
        new Document("paymentIds", paymentId).append("earlierPayments.id", paymentId),
        new Document("$set", new Document("earlierPayments.$.paidAt", paidAt)));
  }

  /** Purchases one of whose payments was paid in a span of time, the end excluded. */
  List<Purchase> paidBetween(Instant from, Instant until) {
    Document span = new Document("$gte", from).append("$lt", until);
    List<Purchase> found =
        purchases.find(new Document("payment.paidAt", span)).into(new ArrayList<>());
    purchases.find(new Document("earlierPayments.paidAt", span)).forEach(found::add);
    return found;
  }

  /** Purchases that opened one of these payments. */
  List<Purchase> ofPayments(Collection<String> paymentIds) {
    return purchases
        .find(new Document("paymentIds", new Document("$in", List.copyOf(paymentIds))))
        .into(new ArrayList<>());
  }

  /** Puts another payment in force in place of a closed one; false where that was done already. */
  boolean replace(Purchase seen, Payment next) {
    Document update =
        new Document("$set", new Document("payment", next))
            .append(
                "$push",
                new Document("earlierPayments", seen.payment()).append("paymentIds", next.id()));
    return purchases.updateOne(current(seen, PaymentState.CLOSED), update).getModifiedCount() == 1;
  }

  private boolean change(Document expected, Document set) {
    return purchases.updateOne(expected, new Document("$set", set)).getModifiedCount() == 1;
  }

  private static Document current(Purchase seen, PaymentState state) {
    return new Document("_id", seen.id())
        .append("payment.id", seen.payment().id())
        .append("payment.state", state.name());
  }
}
