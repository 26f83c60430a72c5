package org.tongtian.bench.harness.load;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times between when an operation should have been sent and when it was done, in microseconds to
 * three digits. Thread-safe.
 *
 * <p>They count from the intended time, not from the real sending: where one slow answer keeps a
 * client from sending what was due, each operation that waited has its wait recorded. A clock that
 * starts at the sending leaves those out and shows a stalled server as a fast one ("coordinated
 * omission").
 */
public final class Latencies {

  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final double MICROS_PER_MILLI = 1_000;

  private final Histogram histogram = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);

  /**
   * Records one operation.
   *
   * @param intendedNanos when it should have been sent, by {@link System#nanoTime}
   * @param doneNanos when it was done, by the same clock
   */
  public void record(long intendedNanos, long doneNanos) {
    long micros = (doneNanos - intendedNanos) / NANOS_PER_MICRO;
    histogram.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
  }

  /** How many were recorded. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** Milliseconds within which so many percent were done; NaN where nothing was recorded. */
  public double millis(double percentile) {
    return count() == 0
        ? Double.NaN
        : histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  /** The longest, in milliseconds; NaN where nothing was recorded. */
  public double maxMillis() {
    return millis(100);
  }
}
