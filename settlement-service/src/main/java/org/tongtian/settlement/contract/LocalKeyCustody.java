package org.tongtian.settlement.contract;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Keeps every party's key pair in this service's own store: good for one machine and for trials,
 * not for production, where the operator must not be able to sign for a party.
 */
final class LocalKeyCustody implements KeyCustody {

  private static final String ALGORITHM = "Ed25519";

  private final MongoCollection<StoredKey> keys;

  /** A party's key pair, Base64 of X.509 and PKCS#8; public for the record codec alone. */
  public record StoredKey(@BsonId String party, String publicKey, String privateKey) {}

  LocalKeyCustody(MongoDatabase database) {
    this.keys = database.getCollection("party_keys", StoredKey.class);
  }

  @Override
  public byte[] sign(String partyId, byte[] message) {
    try {
      byte[] key = Base64.getDecoder().decode(keyOf(partyId).privateKey());
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key)));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Signing failed for party " + partyId, failure);
    }
  }

  @Override
  public PublicKey publicKey(String partyId) {
    try {
      byte[] key = Base64.getDecoder().decode(keyOf(partyId).publicKey());
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Key unreadable for party " + partyId, failure);
    }
  }

  private StoredKey keyOf(String partyId) {
    StoredKey known = find(partyId);
    if (known != null) {
      return known;
    }
    try {
      StoredKey fresh = generate(partyId);
      keys.insertOne(fresh);
      return fresh;
    } catch (MongoWriteException raced) {
      if (raced.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw raced;
      }
      return find(partyId);
    }
  }

  private StoredKey find(String partyId) {
    return keys.find(new Document("_id", partyId)).first();
  }

  private static StoredKey generate(String partyId) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Base64.Encoder text = Base64.getEncoder();
      return new StoredKey(
          partyId,
          text.encodeToString(pair.getPublic().getEncoded()),
          text.encodeToString(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
