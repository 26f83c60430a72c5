package org.tongtian.settlement.dispute;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Disputes as people see them; what they do to money is in the book. */
@Repository
class DisputeRepository {

  private static final int MOST = 200;

  private final MongoCollection<Dispute> disputes;

  DisputeRepository(MongoDatabase database) {
    disputes = database.getCollection("disputes", Dispute.class);
    disputes.createIndex(new Document("book", 1));
  }

  /** Adds a dispute; one with that id that is there already stays as it is. */
  void insert(Dispute dispute) {
    try {
      disputes.insertOne(dispute);
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
    }
  }

  /** Ends an open dispute; one that is over already stays as it is. */
  void close(Dispute over) {
    Document open = new Document("_id", over.id()).append("state", DisputeState.OPEN.name());
    disputes.replaceOne(open, over);
  }

  Optional<Dispute> find(String id) {
    return Optional.ofNullable(disputes.find(new Document("_id", id)).first());
  }

  /** The newest disputes of these books; of all where null. */
  List<Dispute> of(List<String> books) {
    Document wanted =
        books == null ? new Document() : new Document("book", new Document("$in", books));
    return disputes
        .find(wanted)
        .sort(new Document("openedAt", -1))
        .limit(MOST)
        .into(new ArrayList<>());
  }
}
