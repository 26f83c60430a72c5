package org.tongtian.bench.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tongtian.bench.harness.Budget;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.machine.MemoryUse;
import org.tongtian.bench.harness.market.MarketSettings;
import org.tongtian.bench.harness.market.MarketUnderTest;
import org.tongtian.bench.harness.market.MarketUnderTest.Stopped;

/** Starts the market once, measures it, and ends it. */
final class StartProbe {

  static final Duration IDLE = Duration.ofSeconds(5);

  /** Longer than any start that would still be of use to anybody. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What ending a market and looking at it may take besides its start. */
  static final Duration STOP = Duration.ofSeconds(6);

  private final Path repository;
  private final ExitActions exit;

  StartProbe(Path repository, ExitActions exit) {
    this.repository = repository;
    this.exit = exit;
  }

  /**
   * Starts the market on this data.
   *
   * @param budget how long that may take
   * @param reserved what has to be left for something else: to save it, idling is left out
   */
  MarketStart measure(
      TempFolder data, boolean processes, Budget budget, UnaryOperator<Duration> reserved)
      throws InterruptedException {
    MarketSettings settings = MarketSettings.usual(repository, data.path(), processes);
    try (MarketUnderTest market = exit.own(() -> MarketUnderTest.launch(settings))) {
      Duration ready = market.awaitReady(shorter(PATIENCE, budget.left().minus(STOP)));
      MemoryUse atReady = market.memory();
      Optional<MemoryUse> afterIdle =
          budget.fits(IDLE.plus(STOP).plus(reserved.apply(ready)))
              ? Optional.of(idle(market))
              : Optional.empty();
      Stopped stopped = market.stop();
      return new MarketStart(
          ready, atReady, afterIdle, stopped, data.size(), market.hadToBePrepared());
    }
  }

  private static MemoryUse idle(MarketUnderTest market) throws InterruptedException {
    Thread.sleep(IDLE);
    return market.memory();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
