package org.tongtian.bench.harness.machine;

/**
 * Memory of several processes together.
 *
 * @param rssKib resident (VmRSS summed): pages that two processes share count twice
 * @param pssKib proportional: shared pages are divided among those that share them; 0 where the
 *     kernel does not tell
 * @param processes how many processes were alive
 */
public record MemoryUse(long rssKib, long pssKib, int processes) {

  private static final double KIB_PER_MIB = 1024;

  /** Resident memory in MiB. */
  public double rssMib() {
    return rssKib / KIB_PER_MIB;
  }

  /** Proportional memory in MiB; NaN where the kernel does not tell. */
  public double pssMib() {
    return pssKib == 0 ? Double.NaN : pssKib / KIB_PER_MIB;
  }
}
