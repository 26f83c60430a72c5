package org.tongtian.settlement.debt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/**
 * Debts, one document each. Who pays one holds it for a while, so that no two writers plan a
 * payment of the same part; the hold ends by itself where its holder died.
 */
@Repository
class DebtRepository {

  private final MongoCollection<Debt> debts;

  DebtRepository(MongoDatabase database) {
    debts = database.getCollection("debts", Debt.class);
    debts.createIndex(new Document("ref", 1));
    debts.createIndex(new Document("isOpen", 1));
  }

  /** Stores a new debt; one that is there stays as it is. */
  void add(Debt debt) {
    try {
      debts.insertOne(debt);
    } catch (MongoWriteException known) {
      if (known.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw known;
      }
    }
  }

  /** Takes hold of an open debt until the instant; empty where it is paid or somebody holds it. */
  Optional<Debt> hold(String id, Instant now, Instant until) {
    return held(open(id).append("heldUntil", null), until)
        .or(() -> held(open(id).append("heldUntil", new Document("$lt", now)), until));
  }

  private Optional<Debt> held(Document free, Instant until) {
    return Optional.ofNullable(
        debts.findOneAndUpdate(
            free,
            new Document("$set", new Document("heldUntil", until)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
  }

  /** Lets go of a debt. */
  void letGo(String id) {
    debts.updateOne(new Document("_id", id), new Document("$unset", new Document("heldUntil", "")));
  }

  /** Writes down a payment before it is booked. */
  void plan(Debt debt, Debt.Payment payment) {
    require(
        debts
            .updateOne(
                open(debt.id()).append("attempts", debt.attempts()).append("planned", null),
                new Document("$set", new Document("planned", document(payment)))
                    .append("$inc", new Document("attempts", 1)))
            .getModifiedCount(),
        debt.id());
  }

  /** Gives up a payment that the book refused. */
  void giveUp(Debt debt, Debt.Payment payment) {
    require(
        debts
            .updateOne(planned(debt, payment), new Document("$unset", new Document("planned", "")))
            .getModifiedCount(),
        debt.id());
  }

  /** Notes that the planned payment is booked. */
  void booked(Debt debt, Debt.Payment payment) {
    Document change =
        new Document("$unset", new Document("planned", ""))
            .append("$inc", new Document("paid", payment.amount()))
            .append("$push", new Document("payments", document(payment)))
            .append("$set", new Document("isOpen", payment.amount() < debt.outstanding()));
    require(debts.updateOne(planned(debt, payment), change).getModifiedCount(), debt.id());
  }

  Optional<Debt> find(String id) {
    return Optional.ofNullable(debts.find(new Document("_id", id)).first());
  }

  /** All that follows from the same thing, oldest first. */
  List<Debt> about(String ref) {
    return debts
        .find(new Document("ref", ref))
        .sort(new Document("dueSince", 1).append("_id", 1))
        .into(new ArrayList<>());
  }

  /** Debts that are not paid, oldest first. */
  List<Debt> open(int limit) {
    return debts
        .find(new Document("isOpen", true))
        .sort(new Document("dueSince", 1).append("_id", 1))
        .limit(limit)
        .into(new ArrayList<>());
  }

  private static Document open(String id) {
    return new Document("_id", id).append("isOpen", true);
  }

  private static Document planned(Debt debt, Debt.Payment payment) {
    return open(debt.id()).append("planned.event", payment.event());
  }

  private static Document document(Debt.Payment payment) {
    return new Document("event", payment.event())
        .append("amount", payment.amount())
        .append("at", payment.at());
  }

  private static void require(long changed, String id) {
    if (changed != 1) {
      throw new IllegalStateException("Debt " + id + " was changed by somebody else");
    }
  }
}
