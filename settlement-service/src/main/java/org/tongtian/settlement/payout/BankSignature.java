package org.tongtian.settlement.payout;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongtian.kit.Pure;

/**
 * The bank's signing rule: HMAC-SHA256 in hex over timestamp, subject and the exact body, each
 * followed by a line feed. The subject is method and path of a request, "answer" of an answer and
 * "notification" of a notification, so that none passes for another.
 */
@Pure
public final class BankSignature {

  public static final String TIMESTAMP = "Bank-Timestamp";
  public static final String SIGNATURE = "Bank-Signature";
  public static final String ANSWER = "answer";
  public static final String NOTIFICATION = "notification";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private BankSignature() {}

  /** The signature in hex. */
  public static String of(String secret, String timestamp, String subject, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + '\n' + subject + '\n').getBytes(StandardCharsets.UTF_8));
      mac.update(body);
      mac.update((byte) '\n');
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether it was signed with the secret within five minutes of now; null headers are not. */
  public static boolean isGenuine(
      String secret, String timestamp, String signature, String subject, byte[] body, Instant now) {
    if (secret.isBlank() || timestamp == null || signature == null || !isFresh(timestamp, now)) {
      return false;
    }
    byte[] expected = of(secret, timestamp, subject, body).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isFresh(String timestamp, Instant now) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, now).abs().compareTo(OLDEST) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
      return false;
    }
  }
}
