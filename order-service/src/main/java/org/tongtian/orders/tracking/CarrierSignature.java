package org.tongtian.orders.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongtian.kit.Pure;

/**
 * The signature between carriers and us: HMAC-SHA-256 in Base64 over timestamp, nonce and the exact
 * body, a line feed behind each. Any part may be null as it came from outside.
 *
 * @param timestamp seconds since 1970
 */
@Pure
record CarrierSignature(String timestamp, String nonce, String value) {

  static final String CARRIER = "Tracking-Carrier";
  static final String TIMESTAMP = "Tracking-Timestamp";
  static final String NONCE = "Tracking-Nonce";
  static final String SIGNATURE = "Tracking-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration OLDEST = Duration.ofMinutes(5);

  /** Signs a body. */
  static CarrierSignature of(String secret, Instant at, String nonce, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    return new CarrierSignature(
        timestamp, nonce, Base64.getEncoder().encodeToString(mac(secret, timestamp, nonce, body)));
  }

  /** Whether it was made with the secret for exactly this body, within five minutes of now. */
  boolean isGenuine(String secret, Instant now, byte[] body) {
    if (timestamp == null || nonce == null || value == null || !isFresh(now)) {
      return false;
    }
    try {
      byte[] told = Base64.getDecoder().decode(value);
      return MessageDigest.isEqual(mac(secret, timestamp, nonce, body), told);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private boolean isFresh(Instant now) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, now).abs().compareTo(OLDEST) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
      return false;
    }
  }

  private static byte[] mac(String secret, String timestamp, String nonce, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + '\n' + nonce + '\n').getBytes(StandardCharsets.UTF_8));
      mac.update(body);
      mac.update((byte) '\n');
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
