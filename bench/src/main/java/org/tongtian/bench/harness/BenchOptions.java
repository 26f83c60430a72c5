package org.tongtian.bench.harness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tongtian.bench.harness.report.Figures;

/**
 * What every benchmark may be asked for. A benchmark says its own usual values, for a full and for
 * a quick run.
 *
 * @param quick a short run: everything within {@link #QUICK_LIMIT}, without any peer
 * @param clients how many act at the same time
 * @param measured how long is measured in each round
 * @param warmUp how long the same load runs before that without being counted
 * @param runs how many rounds
 * @param seed of everything that is left to chance
 */
public record BenchOptions(
    boolean quick, int clients, Duration measured, Duration warmUp, int runs, long seed) {

  /** A quick run ends within this time, measured from the start of the script. */
  public static final Duration QUICK_LIMIT = Duration.ofSeconds(45);

  private static final String QUICK = "--quick";
  private static final int MOST_CLIENTS = 100_000;
  private static final int MOST_SECONDS = 24 * 3600;
  private static final int MOST_RUNS = 1000;

  /** The line that names the options. */
  public static final String USAGE =
      "options: [--quick] [--clients n] [--seconds n] [--warm-up seconds] [--runs n] [--seed n]";

  public BenchOptions {
    require(clients >= 1 && clients <= MOST_CLIENTS, "--clients takes 1 to " + MOST_CLIENTS);
    require(runs >= 1 && runs <= MOST_RUNS, "--runs takes 1 to " + MOST_RUNS);
    require(inRange(measured, 1), "--seconds takes 1 to " + MOST_SECONDS);
    require(inRange(warmUp, 0), "--warm-up takes 0 to " + MOST_SECONDS);
  }

  /**
   * Reads a command line.
   *
   * @param full the benchmark's usual values; their seed is used in both forms
   * @param quick its usual values with {@code --quick}
   * @throws UsageException that names an option which is not understood or out of range
   */
  public static BenchOptions parse(List<String> arguments, BenchOptions full, BenchOptions quick) {
    BenchOptions options = arguments.contains(QUICK) ? quick : full;
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      options = options.with(left.poll(), left);
    }
    return options;
  }

  /** Adds what the run was asked for to its figures. */
  public void addTo(Figures figures) {
    figures
        .add("quick", quick)
        .add("clients", clients)
        .add("seconds", measured.toSeconds())
        .add("warm_up_s", warmUp.toSeconds())
        .add("runs", runs)
        .add("seed", seed);
  }

  private BenchOptions with(String option, Deque<String> left) {
    return switch (option) {
      case QUICK -> new BenchOptions(true, clients, measured, warmUp, runs, seed);
      case "--clients" ->
          new BenchOptions(quick, (int) number(option, left), measured, warmUp, runs, seed);
      case "--seconds" ->
          new BenchOptions(quick, clients, seconds(option, left), warmUp, runs, seed);
      case "--warm-up" ->
          new BenchOptions(quick, clients, measured, seconds(option, left), runs, seed);
      case "--runs" ->
          new BenchOptions(quick, clients, measured, warmUp, (int) number(option, left), seed);
      case "--seed" ->
          new BenchOptions(quick, clients, measured, warmUp, runs, number(option, left));
      default -> throw new UsageException("Unknown option " + option + "; " + USAGE);
    };
  }

  private static Duration seconds(String option, Deque<String> left) {
    return Duration.ofSeconds(number(option, left));
  }

  private static long number(String option, Deque<String> left) {
    String text = left.isEmpty() ? "" : left.poll();
    if (!text.matches("\\d{1,9}")) {
      throw new UsageException(option + " takes a whole number of at most nine digits; " + USAGE);
    }
    return Long.parseLong(text);
  }

  private static boolean inRange(Duration duration, long leastSeconds) {
    return duration.toSeconds() >= leastSeconds && duration.toSeconds() <= MOST_SECONDS;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new UsageException(sentence);
    }
  }
}
