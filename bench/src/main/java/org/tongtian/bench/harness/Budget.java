package org.tongtian.bench.harness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time a run may take as a whole, so that it can leave out what would not fit. */
public final class Budget {

  private final Clock clock;
  private final Instant end;

  private Budget(Clock clock, Instant end) {
    this.clock = clock;
    this.end = end;
  }

  /** So much time from that instant on. */
  public static Budget from(Instant begin, Duration limit, Clock clock) {
    return new Budget(clock, begin.plus(limit));
  }

  /** What is left; zero when it is used up. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether something that takes so long would still end in time. */
  public boolean fits(Duration expected) {
    return left().compareTo(expected) >= 0;
  }
}
