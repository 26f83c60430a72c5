package org.tongtian.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what becomes true by itself. */
public final class Awaiting {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Awaiting() {}

  /** Waits until the condition holds, at most 40 s. */
  public static void until(String what, Supplier<Boolean> condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.get()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Waited in vain for: " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
