package org.tongtian.settlement.forward;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Forward orders, one document each; each change expects the revision before. */
@Repository
class ForwardRepository {

  private static final List<String> GOING_ON =
      List.of(
          ForwardState.PROPOSED.name(),
          ForwardState.SIGNED.name(),
          ForwardState.OPEN.name(),
          ForwardState.PART_DELIVERED.name());

  private final MongoCollection<StoredForward> orders;

  ForwardRepository(MongoDatabase database) {
    orders = database.getCollection("forward_orders", StoredForward.class);
    orders.createIndex(new Document("parties", 1));
    orders.createIndex(new Document("state", 1));
    orders.createIndex(new Document("isUncharged", 1));
  }

  /** Stores a new order; one that is there stays as it is. */
  void insert(StoredForward order) {
    try {
      orders.insertOne(order);
    } catch (MongoWriteException known) {
      if (known.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw known;
      }
    }
  }

  /** Stores the next revision; false where somebody else was faster. */
  boolean replace(StoredForward next) {
    Document before = new Document("_id", next.id()).append("revision", next.revision() - 1);
    return orders.replaceOne(before, next).getModifiedCount() == 1;
  }

  /** Notes that everything owed as of this revision is stated; a newer revision stays as it is. */
  void charged(StoredForward order) {
    orders.updateOne(
        new Document("_id", order.id()).append("revision", order.revision()),
        new Document("$set", new Document("isUncharged", false)));
  }

  Optional<StoredForward> find(String id) {
    return Optional.ofNullable(orders.find(new Document("_id", id)).first());
  }

  /**
   * The party's orders, newest first.
   *
   * @param after id of the last one of the page before, or null
   */
  List<StoredForward> of(String party, String after, int limit) {
    Document filter = new Document("parties", party);
    if (after != null) {
      filter.append("_id", new Document("$lt", after));
    }
    return orders.find(filter).sort(new Document("_id", -1)).limit(limit).into(new ArrayList<>());
  }

  /** Orders that go on though their last day is over. */
  List<StoredForward> overBy(LocalDate today) {
    return orders
        .find(
            new Document("state", new Document("$in", GOING_ON))
                .append(
                    "lastDay", new Document("$lt", today.atStartOfDay(ZoneOffset.UTC).toInstant())))
        .into(new ArrayList<>());
  }

  /** Orders of which something owed may not be stated yet. */
  List<StoredForward> uncharged() {
    return orders.find(new Document("isUncharged", true)).into(new ArrayList<>());
  }
}
