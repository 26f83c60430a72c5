package org.tongtian.settlement.proof;

import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * A party's step from one signing key to the next, signed with the one before.
 *
 * @param from the key before, Ed25519, Base64 of X.509
 * @param to the key from then on, likewise
 * @param signature of {@code from} over the ASCII of {@code to}, Base64
 */
@Pure
public record KeyChange(String from, String to, String signature) {

  /** Whether the key before has signed it. */
  public boolean isGenuine() {
    return Ed25519.verifies(from, to, signature);
  }

  /** All fields, as an export states them. */
  public Map<String, Object> fields() {
    return Map.of("from", from, "to", to, "signature", signature);
  }
}
