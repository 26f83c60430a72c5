package org.tongtian.settlement.proof;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * A co-operative's signature over a daily head.
 *
 * @param party id of the co-operative
 * @param publicKey Ed25519, Base64 of X.509
 * @param signature over {@link #message}, Base64
 * @param endorsement where the co-operative signs with a key of its own: the signature over {@link
 *     #keyMessage} by the key it signs contracts with, Base64; else null
 * @param signedAt when; not covered by the signature
 */
@Pure
public record HeadSignature(
    String party, String publicKey, String signature, String endorsement, Instant signedAt) {

  /**
   * What is signed to co-sign a head.
   *
   * @param hash of the head, hex
   */
  public static String message(String hash) {
    return "tongtian-head:" + hash;
  }

  /**
   * What is signed to make a key the one that a co-operative co-signs with.
   *
   * @param publicKey Base64 of X.509
   */
  public static String keyMessage(String party, String publicKey) {
    return "tongtian-head-key:" + party + ":" + publicKey;
  }

  /** Whether it is a signature of its key over the head with that hash. */
  public boolean signs(String hash) {
    return Ed25519.verifies(publicKey, message(hash), signature);
  }

  /** Whether the key, Base64 of X.509, has endorsed the key of this signature. */
  public boolean isEndorsedBy(String key) {
    return endorsement != null && Ed25519.verifies(key, keyMessage(party, publicKey), endorsement);
  }

  /** All fields, as an export states them. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("party", party);
    fields.put("publicKey", publicKey);
    fields.put("signature", signature);
    fields.put("endorsement", endorsement);
    fields.put("signedAt", signedAt.toString());
    return fields;
  }
}
