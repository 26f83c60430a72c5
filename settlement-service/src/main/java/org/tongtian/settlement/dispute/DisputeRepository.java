package org.tongtian.settlement.dispute;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
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

  void put(Dispute dispute) {
    disputes.replaceOne(
        new Document("_id", dispute.id()), dispute, new ReplaceOptions().upsert(true));
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
