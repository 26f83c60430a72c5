package org.tongtian.local.cashier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.security.PrivateKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/** The cashier's own key pair and the merchants' public keys, kept in its database. */
final class Keys {

  private static final String CHANNEL = "channel";

  private final MongoCollection<StoredKey> keys;
  private final StoredKey own;
  private final PrivateKey ownPrivate;
  private final Map<String, Merchant> merchants = new ConcurrentHashMap<>();

  Keys(MongoDatabase database) {
    this.keys = database.getCollection("keys", StoredKey.class);
    this.own = keptOrNew();
    this.ownPrivate = Signing.privateKey(own.privateKey());
  }

  private StoredKey keptOrNew() {
    StoredKey known = keys.find(new Document("owner", CHANNEL)).first();
    if (known != null) {
      return known;
    }
    StoredKey fresh = Signing.newKey(CHANNEL);
    keys.insertOne(fresh);
    return fresh;
  }

  String id() {
    return own.id();
  }

  String publicKey() {
    return own.publicKey();
  }

  /** The merchant that has shown the key of that id, null where none has. */
  Merchant merchant(String keyId) {
    return keyId == null ? null : merchants.computeIfAbsent(keyId, this::stored);
  }

  /** Null where there is none; then nothing is remembered, and invented ids fill no memory. */
  private Merchant stored(String keyId) {
    StoredKey stored = keys.find(new Document("_id", keyId)).first();
    return stored == null || stored.owner().equals(CHANNEL) ? null : merchant(stored);
  }

  /**
   * Who a public key belongs to.
   *
   * @throws IllegalArgumentException where it is no key
   */
  Merchant merchant(StoredKey shown) {
    return Signing.merchant(shown.owner(), shown.id(), shown.publicKey(), ownPrivate, own.id());
  }

  void keep(StoredKey merchantKey) {
    keys.replaceOne(
        new Document("_id", merchantKey.id()), merchantKey, new ReplaceOptions().upsert(true));
    merchants.remove(merchantKey.id());
  }
}
