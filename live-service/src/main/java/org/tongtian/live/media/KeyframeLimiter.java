package org.tongtian.live.media;

import java.time.Duration;

/**
 * Lets at most one keyframe request through per pause, and never forgets the last one: a keyframe
 * costs the host's weak uplink much, a forgotten one leaves a frozen picture.
 */
final class KeyframeLimiter {

  private final long pauseNanos;
  private boolean asked;
  private boolean waiting;
  private long lastAskedNanos;

  KeyframeLimiter(Duration pause) {
    this.pauseNanos = pause.toNanos();
  }

  /** What to do with a wish for a keyframe. */
  enum Verdict {
    ASK_NOW,
    ASK_LATER,
    ALREADY_WAITING
  }

  /**
   * Judges one wish.
   *
   * @param nowNanos a monotonic clock, in nanoseconds
   */
  synchronized Verdict wish(long nowNanos) {
    if (waiting) {
      return Verdict.ALREADY_WAITING;
    }
    if (asked && nowNanos - lastAskedNanos < pauseNanos) {
      waiting = true;
      return Verdict.ASK_LATER;
    }
    asked = true;
    lastAskedNanos = nowNanos;
    return Verdict.ASK_NOW;
  }

  /** How long a wish that was put off still has to wait. */
  synchronized Duration remaining(long nowNanos) {
    return Duration.ofNanos(Math.max(0, pauseNanos - (nowNanos - lastAskedNanos)));
  }

  /** The wish that waited may be made again. */
  synchronized void waited() {
    waiting = false;
  }
}
