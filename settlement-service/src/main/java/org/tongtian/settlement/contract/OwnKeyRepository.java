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
import org.tongtian.settlement.proof.KeyChange;

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
   * @param changes the step to each of these keys, the first one from the custody's
   */
  public record OwnKeys(
      @BsonId String party, String current, List<String> all, List<KeyChange> changes) {}

  OwnKeyRepository(MongoDatabase database) {
    keys = database.getCollection("own_keys", OwnKeys.class);
  }

  Optional<OwnKeys> of(String party) {
    return Optional.ofNullable(keys.find(new Document("_id", party)).first());
  }

  /** Registers the first key; false where there is one already. */
  boolean insert(String party, KeyChange change) {
    try {
      keys.insertOne(new OwnKeys(party, change.to(), List.of(change.to()), List.of(change)));
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** Replaces the current key; false where it is not the one before the change any more. */
  boolean replace(String party, KeyChange change) {
    Document current = new Document("_id", party).append("current", change.from());
    Document step =
        new Document("from", change.from())
            .append("to", change.to())
            .append("signature", change.signature());
    Document update =
        new Document("$set", new Document("current", change.to()))
            .append("$push", new Document("all", change.to()).append("changes", step));
    return keys.updateOne(current, update).getModifiedCount() == 1;
  }
}
