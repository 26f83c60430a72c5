package org.tongtian.local.cashier;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Draws what a behaviour leaves to chance. The n-th draw of a kind depends on the seed, the kind
 * and n alone, so that draws of other kinds in between change nothing.
 */
final class Chance {

  private final Behaviour behaviour;
  private final AtomicLong losses = new AtomicLong();
  private final AtomicLong delays = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();

  Chance(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  boolean isLost() {
    return behaviour.lostShare() > 0 && draw(1, losses, 100) < behaviour.lostShare();
  }

  /** How long a notification waits, in milliseconds. */
  long delay() {
    long shuffle = behaviour.shuffleMillis();
    return behaviour.lateMillis() + (shuffle == 0 ? 0 : draw(2, delays, shuffle + 1));
  }

  /** How long an answer waits, in milliseconds. */
  long slowness() {
    boolean isSlow = behaviour.slowShare() > 0 && draw(3, answers, 100) < behaviour.slowShare();
    return isSlow ? behaviour.slowMillis() : 0;
  }

  private long draw(long kind, AtomicLong counter, long bound) {
    long n = counter.incrementAndGet();
    return new SplittableRandom(behaviour.seed() * 31 + kind * 1_000_003 + n * 7_919)
        .nextLong(bound);
  }
}
