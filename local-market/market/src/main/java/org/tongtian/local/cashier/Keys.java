package org.tongtian.local.cashier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/** The cashier's own key pair and the merchants' public keys, kept in its database. */
final class Keys {

  private static final String CHANNEL = "channel";

  private final MongoCollection<StoredKey> keys;
  private final StoredKey own;
  private final PrivateKey ownPrivate;
  private final Map<String, Known> merchants = new ConcurrentHashMap<>();

  private record Known(String owner, PublicKey key) {}

  Keys(MongoDatabase database) {
    this.keys = database.getCollection("keys", StoredKey.class);
    this.own = keptOrNew();
    this.ownPrivate = Ed25519.privateKey(own.privateKey());
  }

  private StoredKey keptOrNew() {
    StoredKey known = keys.find(new Document("owner", CHANNEL)).first();
    if (known != null) {
      return known;
    }
    StoredKey fresh = Ed25519.newKey(CHANNEL);
    keys.insertOne(fresh);
    return fresh;
  }

  String id() {
    return own.id();
  }

  String publicKey() {
    return own.publicKey();
  }

  /** The cashier's signature. */
  String sign(byte[] body, String... before) {
    return Ed25519.sign(ownPrivate, body, before);
  }

  /** The merchant's key of that id, null where it has shown none such. */
  PublicKey ofMerchant(String keyId, String merchantId) {
    if (keyId == null || merchantId == null) {
      return null;
    }
    Known known = merchants.computeIfAbsent(keyId, this::stored);
    return known == null || !known.owner().equals(merchantId) ? null : known.key();
  }

  /** Null where there is none; then nothing is remembered, and invented ids fill no memory. */
  private Known stored(String keyId) {
    StoredKey stored = keys.find(new Document("_id", keyId)).first();
    return stored == null || stored.owner().equals(CHANNEL)
        ? null
        : new Known(stored.owner(), Ed25519.publicKey(stored.publicKey()));
  }

  void keep(StoredKey merchantKey) {
    keys.replaceOne(
        new Document("_id", merchantKey.id()), merchantKey, new ReplaceOptions().upsert(true));
    merchants.remove(merchantKey.id());
  }
}
