package org.tongtian.local.carrier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What carriers and order-service sign with: HMAC-SHA-256 over timestamp, nonce and body. */
final class CarrierSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private CarrierSignature() {}

  static String of(String secret, String timestamp, String nonce, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + '\n' + nonce + '\n').getBytes(StandardCharsets.UTF_8));
      mac.update(body);
      mac.update((byte) '\n');
      return Base64.getEncoder().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether the signature is that; null parts are not. */
  static boolean isValid(
      String secret, String signature, String timestamp, String nonce, byte[] body) {
    if (signature == null || timestamp == null || nonce == null) {
      return false;
    }
    return MessageDigest.isEqual(
        of(secret, timestamp, nonce, body).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }
}
