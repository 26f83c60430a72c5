package org.tongtian.orders.channel;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The key pair from which we and the channel agree on what to sign with. Where none is configured,
 * the first instance to start makes one and keeps it in this service's database, so that all
 * instances share it.
 */
@Component
class MerchantKey {

  private static final String ID = "merchant";

  private final String keyId;
  private final PrivateKey privateKey;
  private final String publicKey;

  MerchantKey(PaymentSettings settings, MongoDatabase database) {
    if (settings.merchantPrivateKey().isBlank()) {
      KeptKey kept = keptOrNew(database.getCollection("payment_keys", KeptKey.class));
      this.privateKey = Signatures.privateKey(kept.privateKey());
      this.publicKey = kept.publicKey();
      this.keyId = Signatures.keyId(Signatures.publicKey(kept.publicKey()));
    } else {
      // The channel was given the public half, and its id, when the merchant signed up there.
      String[] parts = settings.merchantPrivateKey().split(":", 2);
      this.keyId = parts[0];
      this.privateKey = Signatures.privateKey(parts[1]);
      this.publicKey = null;
    }
  }

  String keyId() {
    return keyId;
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  /** X.509 in Base64; null where the key was configured and the channel knows it already. */
  String publicKey() {
    return publicKey;
  }

  private static KeptKey keptOrNew(MongoCollection<KeptKey> keys) {
    KeptKey known = keys.find(new Document("_id", ID)).first();
    if (known != null) {
      return known;
    }
    KeptKey fresh = fresh();
    try {
      keys.insertOne(fresh);
      return fresh;
    } catch (MongoWriteException refused) {
      if (ErrorCategory.fromErrorCode(refused.getError().getCode())
          != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
      return keys.find(new Document("_id", ID)).first();
    }
  }

  private static KeptKey fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      return new KeptKey(
          ID, base64(pair.getPrivate().getEncoded()), base64(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
