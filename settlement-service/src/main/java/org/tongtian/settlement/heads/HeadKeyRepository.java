package org.tongtian.settlement.heads;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Repository;

/** The keys that co-operatives keep themselves; one each, never replaced. */
@Repository
class HeadKeyRepository {

  private final MongoCollection<HeadKey> keys;

  /**
   * A co-operative's own key; public for the record codec alone.
   *
   * @param publicKey Ed25519, Base64 of X.509
   * @param endorsement by the key that it signs contracts with, Base64
   */
  public record HeadKey(
      @BsonId String party, String publicKey, String endorsement, Instant registeredAt) {}

  HeadKeyRepository(MongoDatabase database) {
    keys = database.getCollection("head_keys", HeadKey.class);
  }

  /** Stores the key; false where the party has one. */
  boolean insert(HeadKey key) {
    try {
      keys.insertOne(key);
      return true;
    } catch (MongoWriteException known) {
      if (known.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw known;
      }
      return false;
    }
  }

  Optional<HeadKey> find(String party) {
    return Optional.ofNullable(keys.find(new Document("_id", party)).first());
  }
}
