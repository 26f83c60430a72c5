package org.tongtian.bench.harness;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What the main method of every benchmark does: options, time limit, clean end, exit code. */
public final class BenchMain {

  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 1;

  /** No full run is meant to take longer than this. */
  private static final Duration FULL_LIMIT = Duration.ofHours(6);

  private BenchMain() {}

  /** A benchmark. */
  @FunctionalInterface
  public interface Benchmark {

    /** Measures, and prints its report in the end. */
    void run(Run run) throws Exception;
  }

  /**
   * What a benchmark works with.
   *
   * @param repository folder of the project's clone
   * @param budget the time it may take as a whole
   * @param exit owns whatever it starts
   */
  public record Run(BenchOptions options, Path repository, Budget budget, ExitActions exit) {}

  /**
   * Runs a benchmark and ends the JVM: 0 when it measured everything, 1 when something failed, 2
   * when it was asked wrongly. Its script sets {@code bench.repository} and {@code bench.began}.
   */
  public static void main(
      String[] arguments, BenchOptions full, BenchOptions quick, Benchmark benchmark) {
    System.exit(run(Arrays.asList(arguments), full, quick, benchmark));
  }

  static int run(
      List<String> arguments, BenchOptions full, BenchOptions quick, Benchmark benchmark) {
    try {
      BenchOptions options = BenchOptions.parse(arguments, full, quick);
      return run(options, benchmark);
    } catch (UsageException wrong) {
      System.err.println(wrong.getMessage());
      return WRONG_USAGE;
    }
  }

  private static int run(BenchOptions options, Benchmark benchmark) {
    Path repository = Path.of(System.getProperty("bench.repository", ".."));
    ExitActions exit = ExitActions.ofThisJvm();
    try (exit) {
      benchmark.run(
          new Run(options, repository.toAbsolutePath().normalize(), budget(options), exit));
      return 0;
    } catch (Exception failure) {
      System.err.println(exit.isInterrupted() ? "Interrupted" : sentence(failure));
      return FAILED;
    }
  }

  private static String sentence(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static Budget budget(BenchOptions options) {
    Clock clock = Clock.systemUTC();
    Instant began = Instant.ofEpochMilli(Long.getLong("bench.began", clock.millis()));
    return Budget.from(began, options.quick() ? BenchOptions.QUICK_LIMIT : FULL_LIMIT, clock);
  }
}
