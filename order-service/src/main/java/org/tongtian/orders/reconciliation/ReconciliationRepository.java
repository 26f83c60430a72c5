package org.tongtian.orders.reconciliation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** One document for each day that was, or is to be, compared. */
@Repository
class ReconciliationRepository {

  private static final int MOST = 60;

  private final MongoCollection<Reconciliation> days;

  ReconciliationRepository(MongoDatabase database) {
    this.days = database.getCollection("reconciliations", Reconciliation.class);
  }

  Optional<Reconciliation> find(LocalDate day) {
    return Optional.ofNullable(days.find(new Document("_id", day.toString())).first());
  }

  /** Those that are done, newest first. */
  List<Reconciliation> latest() {
    return days.find(new Document("state", Reconciliation.State.DONE.name()))
        .sort(new Document("_id", -1))
        .limit(MOST)
        .into(new ArrayList<>());
  }

  /** Whether this caller, of all instances, is to compare the day now. */
  boolean claim(LocalDate day, Instant now, Instant until) {
    Document due =
        new Document("_id", day.toString())
            .append("state", new Document("$ne", Reconciliation.State.DONE.name()))
            .append("claimedUntil", new Document("$lte", now));
    Document taken =
        new Document("state", Reconciliation.State.RUNNING.name()).append("claimedUntil", until);
    if (days.updateOne(due, new Document("$set", taken)).getModifiedCount() == 1) {
      return true;
    }
    return find(day).isEmpty() && begun(day, until);
  }

  private boolean begun(LocalDate day, Instant until) {
    try {
      days.insertOne(
          new Reconciliation(
              day.toString(), Reconciliation.State.RUNNING, until, null, null, null, null));
      return true;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return false;
    }
  }

  /** It could not be done and is tried again then. */
  void waits(LocalDate day, Instant again) {
    days.updateOne(
        new Document("_id", day.toString()).append("state", Reconciliation.State.RUNNING.name()),
        new Document(
            "$set",
            new Document("state", Reconciliation.State.WAITS.name())
                .append("claimedUntil", again)));
  }

  /** The newest comparison of a day takes the place of an older one. */
  void done(Reconciliation reconciliation) {
    days.replaceOne(
        new Document("_id", reconciliation.day()),
        reconciliation,
        new ReplaceOptions().upsert(true));
  }
}
