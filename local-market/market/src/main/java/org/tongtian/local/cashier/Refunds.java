package org.tongtian.local.cashier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.tongtian.kit.money.Money;

/**
 * The refunds, which live in their payments; a small list beside says which payment a refund is in.
 */
final class Refunds {

  private final MongoCollection<Payment> payments;
  private final MongoCollection<Document> places;
  private final Ledger ledger;

  Refunds(MongoDatabase database, Ledger ledger) {
    this.payments = database.getCollection("payments", Payment.class);
    this.places = database.getCollection("refund_places");
    this.ledger = ledger;
  }

  /** Pays back, once for each refund id, never more than was paid. */
  Payment take(String merchantId, String orderId, PaidBack wished) {
    Payment payment = ledger.ofOrder(merchantId, orderId);
    Money amount = wished.amount();
    if (amount.amount() <= 0 || !amount.currency().equals(payment.amount().currency())) {
      throw CashierRefusal.notRefundable();
    }
    keepPlace(placeOf(merchantId, wished.refundId()), payment.id());
    Document expected =
        new Document("_id", payment.id())
            .append("state", Payment.State.PAID.name())
            .append("refunds.refundId", new Document("$ne", wished.refundId()))
            .append("refunded", new Document("$lte", payment.amount().amount() - amount.amount()));
    Document change =
        new Document("$inc", new Document("refunded", amount.amount()))
            .append("$push", new Document("refunds", wished));
    boolean isNew = payments.updateOne(expected, change).getModifiedCount() == 1;
    Payment now = ledger.byId(payment.id());
    PaidBack known = now.refund(wished.refundId());
    if (!isNew && (known == null || !known.amount().equals(amount))) {
      throw CashierRefusal.notRefundable();
    }
    return now;
  }

  /** One refund id is in one payment, for ever. */
  private void keepPlace(String place, String paymentId) {
    Document known =
        places.findOneAndUpdate(
            new Document("_id", place),
            new Document("$setOnInsert", new Document("payment", paymentId)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    if (known == null || !paymentId.equals(known.getString("payment"))) {
      throw CashierRefusal.notRefundable();
    }
  }

  /** The payment that holds the refund. */
  Payment holder(String merchantId, String refundId) {
    Document place = places.find(new Document("_id", placeOf(merchantId, refundId))).first();
    if (place == null) {
      throw CashierRefusal.unknown();
    }
    Payment payment = ledger.byId(place.getString("payment"));
    if (payment.refund(refundId) == null) {
      throw CashierRefusal.unknown();
    }
    return payment;
  }

  /** A refund is through; one that was, stays. */
  void finish(String transactionId, String refundId) {
    set(
        transactionId,
        refundId,
        // The embedded server looks for the element anew for each field: its state comes last.
        new Document("refunds.$[refund].succeededAt", ledger.now())
            .append("refunds.$[refund].state", PaidBack.State.SUCCEEDED.name()),
        PaidBack.State.PROCESSING);
  }

  void told(String transactionId, String refundId) {
    set(
        transactionId,
        refundId,
        new Document("refunds.$[refund].isTold", true),
        PaidBack.State.SUCCEEDED);
  }

  private void set(String transactionId, String refundId, Document set, PaidBack.State expected) {
    payments.updateOne(
        new Document("_id", transactionId),
        new Document("$set", set),
        new UpdateOptions()
            .arrayFilters(
                List.of(
                    new Document("refund.refundId", refundId)
                        .append("refund.state", expected.name()))));
  }

  /** Payments with refunds that are on their way, or not told yet. */
  List<Payment> unfinished() {
    return payments.find(new Document("refunds.isTold", false)).into(new ArrayList<>());
  }

  /** Payments of a merchant with refunds that were asked for within a time. */
  List<Payment> askedBetween(String merchantId, Instant from, Instant until) {
    return payments
        .find(
            new Document("merchantId", merchantId)
                .append(
                    "refunds",
                    new Document(
                        "$elemMatch",
                        new Document("at", new Document("$gte", from).append("$lt", until)))))
        .into(new ArrayList<>());
  }

  private static String placeOf(String merchantId, String refundId) {
    return merchantId + ":" + refundId;
  }
}
