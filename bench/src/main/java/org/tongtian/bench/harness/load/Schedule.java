package org.tongtian.bench.harness.load;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Tells each client when its next operation is due. Thread-safe. */
interface Schedule {

  /** When the next operation is due, in nanoseconds of the load's clock; empty at the end. */
  OptionalLong next();

  /** How many operations were due before the end and will never be sent, once it is over. */
  long unsent();

  /** A client's next operation is due as soon as its last one is done. */
  static Schedule closedLoop(long end, LongSupplier clock) {
    return new Schedule() {
      @Override
      public OptionalLong next() {
        long now = clock.getAsLong();
        return now - end < 0 ? OptionalLong.of(now) : OptionalLong.empty();
      }

      @Override
      public long unsent() {
        return 0;
      }
    };
  }

  /**
   * Operations are due at even distances, whoever is free sends them, however late.
   *
   * @param from operations due before it belong to the warm-up and are never unsent
   */
  static Schedule fixedRate(Times times, double perSecond, LongSupplier clock) {
    double distance = 1e9 / perSecond;
    long warmUps = (long) Math.ceil((times.from() - times.start()) / distance);
    long all = (long) Math.ceil((times.end() - times.start()) / distance);
    AtomicLong taken = new AtomicLong();
    return new Schedule() {
      @Override
      public OptionalLong next() {
        if (clock.getAsLong() - times.end() >= 0 || taken.get() >= all) {
          return OptionalLong.empty();
        }
        long number = taken.getAndIncrement();
        return number < all
            ? OptionalLong.of(times.start() + (long) (number * distance))
            : OptionalLong.empty();
      }

      @Override
      public long unsent() {
        return Math.max(0, all - Math.max(taken.get(), warmUps));
      }
    };
  }

  /** The load's start, the begin of the measured time, and the end. */
  record Times(long start, long from, long end) {}
}
