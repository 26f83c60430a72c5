package org.tongtian.bench.harness.load;

import java.time.Duration;
import java.util.List;

/**
 * What came of a load in its measured time. Accepted, refused and failed are never added up;
 * whether what was accepted was also carried through is for the benchmark to look up afterwards.
 *
 * @param accepted latencies and number of what was accepted
 * @param refused likewise
 * @param failed likewise
 * @param unsent operations of a fixed rate that were due but could not even be sent before the end:
 *     where there are any, the server did not hold the rate and the percentiles are lower bounds
 * @param failures the first few reasons for failing
 */
public record LoadResult(
    Duration measured,
    Latencies accepted,
    Latencies refused,
    Latencies failed,
    long unsent,
    List<String> failures) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Accepted operations for each second. */
  public double acceptedPerSecond() {
    return perSecond(accepted.count());
  }

  /** Refused operations for each second. */
  public double refusedPerSecond() {
    return perSecond(refused.count());
  }

  private double perSecond(long count) {
    return count * NANOS_PER_SECOND / measured.toNanos();
  }
}
