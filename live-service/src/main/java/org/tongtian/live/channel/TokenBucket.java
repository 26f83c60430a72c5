package org.tongtian.live.channel;

import java.time.Duration;
import org.tongtian.kit.Pure;

/** Lets a burst through at once and then one thing per interval. Not thread-safe. */
@Pure
final class TokenBucket {

  private final long burst;
  private final long nanosPerToken;
  private long nanosSaved;
  private long lastNanos;

  /**
   * @param nowNanos reading of a monotonic clock, full at first
   */
  TokenBucket(int burst, Duration perToken, long nowNanos) {
    this.burst = burst;
    this.nanosPerToken = perToken.toNanos();
    this.nanosSaved = burst * nanosPerToken;
    this.lastNanos = nowNanos;
  }

  boolean take(long nowNanos) {
    long passed = Math.max(0, nowNanos - lastNanos);
    lastNanos = Math.max(lastNanos, nowNanos);
    nanosSaved = Math.min(burst * nanosPerToken, nanosSaved + passed);
    if (nanosSaved < nanosPerToken) {
      return false;
    }
    nanosSaved -= nanosPerToken;
    return true;
  }
}
