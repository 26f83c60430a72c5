package org.tongtian.bench.start;

import java.time.Duration;
import java.util.Optional;
import org.tongtian.bench.harness.machine.MemoryUse;
import org.tongtian.bench.harness.market.MarketUnderTest.Stopped;

/**
 * One start of the market, measured.
 *
 * @param ready from the launch of {@code ./run} to the open market
 * @param atReady memory at that moment
 * @param afterIdle memory a few seconds later; empty where time did not allow to wait
 * @param stopped how it ended
 * @param dataBytes size of its data folder after the end
 * @param prepared whether {@code ./run} had to build or install first, so that the time says
 *     nothing
 */
record MarketStart(
    Duration ready,
    MemoryUse atReady,
    Optional<MemoryUse> afterIdle,
    Stopped stopped,
    long dataBytes,
    boolean prepared) {

  double readySeconds() {
    return seconds(ready);
  }

  double stopSeconds() {
    return seconds(stopped.took());
  }

  double dataMib() {
    return dataBytes / 1024.0 / 1024.0;
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
