package org.tongtian.settlement.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.tongtian.kit.Pure;

/** Checks Ed25519 signatures over short ASCII texts. */
@Pure
final class Ed25519 {

  private static final String ALGORITHM = "Ed25519";

  private Ed25519() {}

  /** The key that Base64 of its X.509 form states, empty where it states none. */
  static Optional<PublicKey> key(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return Optional.of(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Whether the signature, Base64, is that key's over the text. */
  static boolean isGenuine(PublicKey key, String text, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.US_ASCII));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }
}
