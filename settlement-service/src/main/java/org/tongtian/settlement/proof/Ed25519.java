package org.tongtian.settlement.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.tongtian.kit.Pure;

/** Checks Ed25519 signatures in their one Base64 form. */
@Pure
public final class Ed25519 {

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 44;
  private static final int SIGNATURE_BYTES = 64;

  private Ed25519() {}

  /**
   * Whether the signature is that key's over the text; false for anything malformed.
   *
   * @param publicKey Base64 of X.509
   * @param text signed as UTF-8
   * @param signature Base64
   */
  public static boolean verifies(String publicKey, String text, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key(publicKey));
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(strict(signature, SIGNATURE_BYTES));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Whether the text is a key, Base64 of X.509. */
  public static boolean isKey(String publicKey) {
    try {
      return publicKey != null && key(publicKey).getEncoded().length == KEY_BYTES;
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The text of a key. */
  public static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static PublicKey key(String text) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(strict(text, KEY_BYTES)));
  }

  /** Refuses a second spelling of the same bytes, so that no byte of a text is without meaning. */
  private static byte[] strict(String text, int length) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length != length || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not the one Base64 form");
    }
    return bytes;
  }
}
