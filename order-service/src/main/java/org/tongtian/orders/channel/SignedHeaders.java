package org.tongtian.orders.channel;

import java.time.Duration;
import java.time.Instant;
import org.tongtian.kit.Pure;

/**
 * The headers that carry a signature; each may be null as it came from outside.
 *
 * @param timestamp seconds since 1970
 */
@Pure
public record SignedHeaders(String timestamp, String nonce, String keyId, String signature) {

  public static final String TIMESTAMP = "Channel-Timestamp";
  public static final String NONCE = "Channel-Nonce";
  public static final String KEY_ID = "Channel-Key-Id";
  public static final String SIGNATURE = "Channel-Signature";

  private static final Duration OLDEST = Duration.ofMinutes(5);

  boolean isComplete() {
    return timestamp != null && nonce != null && keyId != null && signature != null;
  }

  /** Whether it was signed within five minutes of now, either way. */
  public boolean isFresh(Instant now) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, now).abs().compareTo(OLDEST) <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException malformed) {
      return false;
    }
  }
}
