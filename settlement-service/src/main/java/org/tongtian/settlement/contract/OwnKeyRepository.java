package org.tongtian.settlement.contract;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Repository;

/** The public keys that parties have registered for themselves; none is ever taken away. */
@Repository
class OwnKeyRepository {

  private final MongoCollection<OwnKeys> keys;

  /**
   * A party's own keys; public for the record codec alone.
   *
   * @param party id of the party
   * @param current the key that signs now, Base64 of X.509
   * @param all all keys it ever registered, the first one first
   */
  public record OwnKeys(@BsonId String party, String current, List<String> all) {}

  OwnKeyRepository(MongoDatabase database) {
    keys = database.getCollection("own_keys", OwnKeys.class);
  }

  Optional<OwnKeys> of(String party) {
    return Optional.ofNullable(keys.find(new Document("_id", party)).first());
  }

  /** Registers the first key; false where there is one already. */
  boolean insert(String party, String key) {
    try {
      keys.insertOne(new OwnKeys(party, key, List.of(key)));
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** Replaces the current key; false where it is not that one any more. */
  boolean replace(String party, String old, String key) {
    Document current = new Document("_id", party).append("current", old);
    Document change =
        new Document("$set", new Document("current", key))
            .append("$push", new Document("all", key));
    return keys.updateOne(current, change).getModifiedCount() == 1;
  }
}
