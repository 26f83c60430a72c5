package org.tongtian.bench.start;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tongtian.bench.harness.BenchMain;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.Budget;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.machine.MachineFacts;
import org.tongtian.bench.harness.machine.ThisMachine;
import org.tongtian.bench.harness.market.MarketFailedException;
import org.tongtian.bench.harness.market.MarketTooSlowException;
import org.tongtian.bench.harness.market.MarketVersions;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Report;
import org.tongtian.bench.harness.report.Table;

/** How long the market takes until it is open, and how much memory it then holds. */
public final class StartBench {

  private static final BenchOptions FULL =
      new BenchOptions(false, 1, StartProbe.IDLE, Duration.ZERO, 5, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 1, StartProbe.IDLE, Duration.ZERO, 2, 1);

  private final BenchOptions options;
  private final Path repository;
  private final ExitActions exit;
  private final StartProbe probe;
  private final PrintStream out;
  private final List<String> notes = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private Budget budget;

  private StartBench(BenchMain.Run run, PrintStream out) {
    this.options = run.options();
    this.repository = run.repository();
    this.budget = run.budget();
    this.exit = run.exit();
    this.probe = new StartProbe(repository, exit);
    this.out = out;
  }

  /** Options: see {@code bench/README.md}. */
  public static void main(String[] arguments) {
    BenchMain.main(arguments, FULL, QUICK, run -> new StartBench(run, System.out).run());
  }

  private void run() throws InterruptedException {
    MachineFacts machine = ThisMachine.facts(repository);
    if (!options.quick()) {
      warmUp();
    }
    Starts oneJvm = rounds("one JVM", false);
    Starts processes = options.quick() ? new Starts() : rounds("processes", true);
    report(machine, oneJvm, processes);
    if (!failures.isEmpty()) {
      throw new MarketFailedException(String.join("\n", failures));
    }
  }

  /** Builds what is missing and brings the files into the machine's cache; not counted. */
  private void warmUp() throws InterruptedException {
    try (TempFolder data = exit.own(TempFolder::create)) {
      tell("warm-up, not counted", probe.measure(data, false, budget, ready -> Duration.ZERO));
    }
  }

  private Starts rounds(String form, boolean processes) throws InterruptedException {
    Starts starts = new Starts();
    try {
      for (int round = 1; round <= options.runs() && fits(starts); round++) {
        round(form + ", round " + round, processes, starts);
      }
    } catch (MarketFailedException failure) {
      if (exit.isInterrupted()) {
        throw failure;
      }
      // The other form's figures still hold; the run fails after they are printed.
      failures.add(form + ": " + failure.getMessage());
    }
    if (starts.count() < 2 * options.runs()) {
      notes.add(
          "%s: %d of %d starts are counted; the others did not fit into the time or needed a build."
              .formatted(form, starts.count(), 2 * options.runs()));
    }
    return starts;
  }

  /** Starts twice on the same new data. */
  private void round(String name, boolean processes, Starts starts) throws InterruptedException {
    try (TempFolder data = exit.own(TempFolder::create)) {
      count(
          name + ", first start",
          probe.measure(data, processes, budget, ready -> ready.plus(StartProbe.STOP)),
          starts::addFirst);
      if (fits(starts)) {
        count(
            name + ", again",
            probe.measure(data, processes, budget, ready -> Duration.ZERO),
            starts::addAgain);
      }
    } catch (MarketTooSlowException slow) {
      if (!options.quick() || starts.count() == 0) {
        throw slow;
      }
      notes.add(name + ": a start was given up because the time of a quick run was over.");
    }
  }

  /** Whether another start is worth trying; one that takes too long after all is given up. */
  private boolean fits(Starts starts) {
    return budget.fits(starts.longest().multipliedBy(3).dividedBy(4).plus(StartProbe.STOP));
  }

  private void count(String name, MarketStart start, Consumer<MarketStart> keep) {
    tell(name, start);
    if (!start.prepared()) {
      keep.accept(start);
      return;
    }
    notes.add(name + ": not counted, ./run had to build or install something first.");
    if (options.quick()) {
      // What was built is built: the run has its whole time now.
      budget = Budget.from(Instant.now(), BenchOptions.QUICK_LIMIT, Clock.systemUTC());
    }
  }

  private void tell(String name, MarketStart start) {
    out.printf(
        Locale.ROOT,
        "%s: ready in %.1f s, %.0f MiB, stopped in %.1f s%s%n",
        name,
        start.readySeconds(),
        start.atReady().rssMib(),
        start.stopSeconds(),
        start.stopped().clean() ? "" : " (BY FORCE)");
  }

  private void report(MachineFacts machine, Starts oneJvm, Starts processes) {
    if (oneJvm.count() + processes.count() == 0) {
      failures.addAll(notes);
      throw new MarketFailedException("No start could be counted.\n" + String.join("\n", failures));
    }
    Table table = Table.of("start of the market", "min", "median", "max", "n");
    oneJvm.addTo(table, "one JVM");
    if (processes.count() > 0) {
      processes.addTo(table, "processes");
    }
    Map<String, String> versions = MarketVersions.of(repository);
    Report report = new Report("bench/start: time and memory until the market is open", machine);
    report.note("Market: " + versions);
    report.note(conditions());
    notes.forEach(report::note);
    failures.forEach(failure -> report.note("FAILED " + failure.lines().findFirst().orElse("")));
    Figures figures = new Figures();
    figures.add("bench", "start");
    oneJvm.addTo(figures, "");
    processes.addTo(figures, "_processes");
    options.addTo(figures);
    figures.add("versions", versions);
    report.print(out, table, figures);
  }

  private String conditions() {
    return "Clients: 1 (asks each service for its readiness). Warm-up: %s. Memory when ready, and after %d s without any call."
        .formatted(
            options.quick() ? "none (quick)" : "one start, not counted",
            StartProbe.IDLE.toSeconds());
  }
}
