package org.tongtian.settlement.contract;

import java.time.Instant;

/**
 * A party's Ed25519 signature over the hash of a contract version.
 *
 * @param party id of the party
 * @param signature Base64 of the signature over the bytes of the hash's hexadecimal text
 * @param signedAt when
 * @param publicKey Base64 (X.509) of the party's own key where it signed itself, null where the key
 *     custody signed for it
 */
public record Signature(String party, String signature, Instant signedAt, String publicKey) {

  /** A signature that the key custody made. */
  public Signature(String party, String signature, Instant signedAt) {
    this(party, signature, signedAt, null);
  }
}
