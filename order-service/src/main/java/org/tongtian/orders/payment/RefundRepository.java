package org.tongtian.orders.payment;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.purchase.Payment;

/** The refunds; every change names the stage it expects. */
@Repository
class RefundRepository {

  private final MongoCollection<Refund> refunds;

  RefundRepository(MongoDatabase database) {
    this.refunds = database.getCollection("refunds", Refund.class);
    refunds.createIndex(new Document("orderId", 1));
    refunds.createIndex(new Document("stage", 1).append("askAt", 1));
    refunds.createIndex(new Document("requestedAt", 1));
    refunds.createIndex(new Document("endedAt", 1));
  }

  /** Stores it unless its id is taken; what stands under the id then. */
  Refund insert(Refund refund) {
    try {
      refunds.insertOne(refund);
      return refund;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return find(refund.id()).orElseThrow();
    }
  }

  Optional<Refund> find(String id) {
    return Optional.ofNullable(refunds.find(new Document("_id", id)).first());
  }

  List<Refund> ofOrders(Collection<String> orderIds) {
    return refunds
        .find(new Document("orderId", new Document("$in", List.copyOf(orderIds))))
        .into(new ArrayList<>());
  }

  /** An order's refunds, in no order. */
  List<Refund> ofOrder(String orderId) {
    return refunds.find(new Document("orderId", orderId)).into(new ArrayList<>());
  }

  /** Refunds requested or ended in a span of time, the end excluded; some twice. */
  List<Refund> between(Instant from, Instant until) {
    Document span = new Document("$gte", from).append("$lt", until);
    List<Refund> found = refunds.find(new Document("requestedAt", span)).into(new ArrayList<>());
    refunds.find(new Document("endedAt", span)).forEach(found::add);
    return found;
  }

  List<Refund> find(Collection<String> ids) {
    return refunds
        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
        .into(new ArrayList<>());
  }

  /** Refunds in that stage that something is to be done about by now. */
  List<Refund> due(RefundStage stage, Instant now, int limit) {
    return refunds
        .find(new Document("stage", stage.name()).append("askAt", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Whether this caller, of all instances, is to see to it now. */
  boolean claim(Refund seen, Instant again) {
    return refunds
            .updateOne(
                new Document("_id", seen.id())
                    .append("stage", seen.stage().name())
                    .append("askAt", seen.askAt()),
                new Document("$set", new Document("askAt", again)))
            .getModifiedCount()
        == 1;
  }

  /** Says how much of a refund goes back by which payment, before anything is asked for. */
  void assign(String id, Payment payment, Money amount) {
    refunds.updateOne(
        new Document("_id", id).append("stage", RefundStage.PREPARED.name()),
        new Document(
            "$set",
            new Document("paymentId", payment.id())
                .append("transactionId", payment.transactionId())
                .append("amount", amount)));
  }

  /**
   * Moves it on; false where it is not in that stage any more. What is to be asked of the channel
   * is due at once.
   */
  boolean move(String id, RefundStage from, RefundStage to, Instant at) {
    Document set = new Document("stage", to.name());
    if (to == RefundStage.SUCCEEDED) {
      set.append("endedAt", at);
    }
    if (to == RefundStage.REQUESTED) {
      set.append("askAt", at);
    }
    return refunds
            .updateOne(
                new Document("_id", id).append("stage", from.name()), new Document("$set", set))
            .getModifiedCount()
        == 1;
  }
}
