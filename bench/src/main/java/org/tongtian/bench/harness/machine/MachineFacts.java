package org.tongtian.bench.harness.machine;

import java.util.Locale;

/**
 * What a figure must be read with: the machine, the JVM, the state of the code, and how busy the
 * machine already was.
 *
 * @param cores processors this JVM may use
 * @param commit short git commit, with "+" where files differ from it; "unknown" without git
 * @param loadBefore load average of the last minute when the benchmark began; a figure taken at
 *     more than about half the cores says little
 */
public record MachineFacts(
    int cores,
    long memoryMib,
    String processor,
    String kernel,
    String java,
    String commit,
    double loadBefore) {

  /** One line for people. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %,d MiB, Linux %s, Java %s, commit %s, load before the run %.1f%s",
        cores,
        processor,
        memoryMib,
        kernel,
        java,
        commit,
        loadBefore,
        isBusy() ? " (a busy machine: compare ratios only)" : "");
  }

  private boolean isBusy() {
    return loadBefore > cores / 2.0;
  }
}
