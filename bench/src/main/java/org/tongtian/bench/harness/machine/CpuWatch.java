package org.tongtian.bench.harness.machine;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Processor time that some processes spend while something is measured. A process that ends in
 * between takes its figure along, so watch those that stay.
 */
public final class CpuWatch {

  private final ProcessTable table;
  private final Supplier<Set<Long>> pids;
  private Duration before = Duration.ZERO;
  private Duration spent = Duration.ZERO;

  /**
   * @param pids asked at the begin and the end of what is measured
   */
  public CpuWatch(ProcessTable table, Supplier<Set<Long>> pids) {
    this.table = table;
    this.pids = pids;
  }

  /** What is measured begins now. */
  public void begin() {
    before = table.cpu(pids.get());
  }

  /** What is measured ends now. */
  public void end() {
    spent = table.cpu(pids.get()).minus(before);
  }

  /** Processor milliseconds for each of so many operations; NaN where there were none. */
  public double millisPer(long operations) {
    return operations == 0 ? Double.NaN : spent.toNanos() / 1e6 / operations;
  }

  /** All of it. */
  public Duration spent() {
    return spent;
  }
}
