package org.tongtian.bench.harness.load;

import java.time.Duration;
import java.util.List;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.machine.CpuWatch;

/**
 * How a load is driven.
 *
 * @param clients how many act at the same time
 * @param warmUp the load runs so long before it counts
 * @param measured and then so long while it counts
 * @param seed of the clients' chance
 * @param watches whose processor time is taken over the measured time exactly
 */
public record LoadPlan(
    int clients, Duration warmUp, Duration measured, long seed, List<CpuWatch> watches) {

  /** As the command line asks, with these processes watched. */
  public static LoadPlan of(BenchOptions options, CpuWatch... watches) {
    return new LoadPlan(
        options.clients(), options.warmUp(), options.measured(), options.seed(), List.of(watches));
  }
}
