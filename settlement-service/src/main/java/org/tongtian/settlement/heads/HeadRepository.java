package org.tongtian.settlement.heads;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.settlement.proof.HeadSignature;

/** Daily heads, one document each; the day is the id, so that a day is closed once. */
@Repository
class HeadRepository {

  private static final int CHUNK = 32;

  private final MongoCollection<HeadDocument> heads;

  HeadRepository(MongoDatabase database) {
    heads = database.getCollection("heads", HeadDocument.class);
  }

  /** Stores the head; false where the day is closed already. */
  boolean insert(HeadDocument head) {
    try {
      heads.insertOne(head);
      return true;
    } catch (MongoWriteException closed) {
      if (closed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw closed;
      }
      return false;
    }
  }

  Optional<HeadDocument> find(LocalDate day) {
    return Optional.ofNullable(heads.find(new Document("_id", day.toString())).first());
  }

  /** The newest head. */
  Optional<HeadDocument> last() {
    return Optional.ofNullable(heads.find().sort(new Document("_id", -1)).first());
  }

  /** Up to {@value #CHUNK} heads from the day on, oldest first. */
  List<HeadDocument> from(LocalDate day) {
    return heads
        .find(new Document("_id", new Document("$gte", day.toString())))
        .sort(new Document("_id", 1))
        .limit(CHUNK)
        .into(new ArrayList<>());
  }

  /**
   * Heads without their leaves, newest first.
   *
   * @param before only those of earlier days, null for all
   */
  List<HeadDocument> list(String before, int limit) {
    Document filter =
        before == null ? new Document() : new Document("_id", new Document("$lt", before));
    return heads
        .find(filter)
        .sort(new Document("_id", -1))
        .projection(new Document("leaves", 0))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** Adds a co-signature; false where the party has one there or the hash is another. */
  boolean addSignature(LocalDate day, String hash, HeadSignature signature) {
    Document unsigned =
        new Document("_id", day.toString())
            .append("hash", hash)
            .append("signatures.party", new Document("$ne", signature.party()));
    Document signed =
        new Document("party", signature.party())
            .append("publicKey", signature.publicKey())
            .append("signature", signature.signature())
            .append("endorsement", signature.endorsement())
            .append("signedAt", signature.signedAt());
    return heads
            .updateOne(unsigned, new Document("$push", new Document("signatures", signed)))
            .getModifiedCount()
        == 1;
  }
}
