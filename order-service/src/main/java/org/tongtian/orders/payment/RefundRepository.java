package org.tongtian.orders.payment;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The refunds; every change names the state it expects. */
@Repository
class RefundRepository {

  private final MongoCollection<Refund> refunds;

  RefundRepository(MongoDatabase database) {
    this.refunds = database.getCollection("refunds", Refund.class);
    refunds.createIndex(new Document("transactionId", 1), new IndexOptions().unique(true));
    refunds.createIndex(new Document("state", 1).append("askAt", 1));
  }

  /** Stores it unless its transaction has a refund already. */
  void request(Refund refund) {
    try {
      refunds.insertOne(refund);
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
    }
  }

  List<Refund> toAsk(Instant now, int limit) {
    return refunds
        .find(
            new Document("state", Refund.RefundState.REQUESTED.name())
                .append("askAt", new Document("$lte", now)))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Whether this caller, of all instances, is to ask the channel now. */
  boolean claim(Refund seen, Instant askAgainAt) {
    return refunds
            .updateOne(
                new Document("_id", seen.id())
                    .append("state", Refund.RefundState.REQUESTED.name())
                    .append("askAt", seen.askAt()),
                new Document("$set", new Document("askAt", askAgainAt)))
            .getModifiedCount()
        == 1;
  }

  void succeeded(Refund refund) {
    refunds.updateOne(
        new Document("_id", refund.id()).append("state", Refund.RefundState.REQUESTED.name()),
        new Document("$set", new Document("state", Refund.RefundState.SUCCEEDED.name())));
  }
}
