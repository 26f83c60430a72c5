package org.tongtian.bench.settlement;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongtian.bench.harness.BenchMain;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.Budget;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.load.Interleaved;
import org.tongtian.bench.harness.machine.MachineFacts;
import org.tongtian.bench.harness.machine.ThisMachine;
import org.tongtian.bench.harness.peer.PostgresCluster;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Report;
import org.tongtian.bench.harness.report.Table;
import tools.jackson.databind.JsonNode;

/** How many sales a second are split, explained, chained and durable, beside PostgreSQL. */
public final class SettlementBench {

  private static final BenchOptions FULL =
      new BenchOptions(false, 32, Duration.ofSeconds(10), Duration.ofSeconds(3), 2, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 32, Duration.ofSeconds(2), Duration.ofSeconds(1), 1, 1);

  /** Many first: a quick run may have no time for the others. */
  private static final List<Integer> WRITERS = List.of(32, 8, 1);

  private static final int SELLERS = 100;
  private static final long BOOK_ENTRIES = 1_000_000;

  /** A large book that would take longer to write than this is made smaller, and said so. */
  private static final long BOOK_SECONDS = 100;

  private static final long DRIFT_SALES = 1_000_000;
  private static final long QUICK_DRIFT_SALES = 50_000;

  /** So long it runs before anything is measured, so that the compiler has seen it. */
  private static final long FIRST_MILLIS = 20_000;

  private static final long QUICK_FIRST_MILLIS = 8_000;

  /** What has to be left in a quick run for the figures that come after the splits. */
  private static final Duration ENDING = Duration.ofSeconds(8);

  private final BenchOptions options;
  private final Path repository;
  private final Budget budget;
  private final ExitActions exit;
  private final PrintStream out;
  private final List<String> notes = new ArrayList<>();
  private final Table table =
      Table.of(
          "six-leg splits, durable",
          "writers",
          "per s",
          "p50 ms",
          "p99 ms",
          "CPU us/split",
          "ratio");
  private final Map<String, Object> byWriters = new LinkedHashMap<>();
  private double theirBest = Double.NaN;
  private Ours ours;
  private Postgres theirs;
  private IllegalStateException bookFailure;

  private SettlementBench(BenchMain.Run run, PrintStream out) {
    this.options = run.options();
    this.repository = run.repository();
    this.budget = run.budget();
    this.exit = run.exit();
    this.out = out;
  }

  /** Options: see {@code bench/README.md}. */
  public static void main(String[] arguments) {
    BenchMain.main(arguments, FULL, QUICK, run -> new SettlementBench(run, System.out).run());
  }

  private void run() throws Exception {
    MachineFacts machine = ThisMachine.facts(repository);
    TempFolder folder = exit.own(TempFolder::create);
    ours = Ours.start(exit, repository, folder.path(), SELLERS, options.seed(), true);
    startPeer();
    ours.splits(8, 0, options.quick() ? QUICK_FIRST_MILLIS : FIRST_MILLIS);
    Interleaved<Measured> most = null;
    for (int writers : WRITERS) {
      if (most != null && options.quick() && !budget.fits(ENDING.plus(oneLoad()))) {
        notes.add("No time was left for " + writers + " writers.");
        continue;
      }
      Interleaved<Measured> measured = measure(writers);
      most = isBetter(measured, most) ? measured : most;
    }
    JsonNode check = options.quick() ? null : ours.ask("check");
    long drifted = options.quick() ? QUICK_DRIFT_SALES : DRIFT_SALES;
    JsonNode drift = ours.ask("drift " + drifted);
    double theirBytes = theirs == null ? Double.NaN : theirs.bytesPerSale();
    long accepted = ours.accepted();
    double bytes = folder.size() / (double) accepted;
    JsonNode book = options.quick() ? null : book(most);
    report(machine, most, drift, check, book, bytes, theirBytes);
    requireSound(check);
    if (bookFailure != null) {
      throw bookFailure;
    }
  }

  /** Null where it failed: the figures of the splits still hold and are printed first. */
  private JsonNode book(Interleaved<Measured> most) {
    long entries = Math.min(BOOK_ENTRIES, (long) (median(most) * BOOK_SECONDS));
    try {
      return ours.ask("book " + entries);
    } catch (IllegalStateException failure) {
      bookFailure = failure;
      notes.add("FAILED " + failure.getMessage());
      return null;
    }
  }

  private Duration oneLoad() {
    return options.warmUp().plus(options.measured());
  }

  /** What was measured beside theirs says more than what was measured alone. */
  private static boolean isBetter(Interleaved<Measured> one, Interleaved<Measured> other) {
    boolean alone = one.theirs().isEmpty();
    if (other == null || alone != other.theirs().isEmpty()) {
      return other == null || !alone;
    }
    return median(one) > median(other);
  }

  private static double median(Interleaved<Measured> measured) {
    return measured == null ? -1 : measured.ours(Measured::perSecond).median();
  }

  private void startPeer() {
    Optional<Path> programs = PostgresCluster.programs();
    if (programs.isEmpty()) {
      notes.add("PostgreSQL is not installed (apt-get install postgresql): ours alone.");
    } else if (options.quick() && !budget.fits(Duration.ofSeconds(30))) {
      notes.add("No time was left for PostgreSQL: ours alone.");
    } else {
      theirs = exit.own(() -> Postgres.start(programs.get(), SELLERS));
      notes.add(
          "Peer: PostgreSQL "
              + theirs.version()
              + ", its own pgbench over a Unix socket, one call of a stored function for each"
              + " sale.");
    }
  }

  private Interleaved<Measured> measure(int writers) throws Exception {
    long warmUp = options.warmUp().toMillis();
    long time = options.measured().toMillis();
    boolean both =
        theirs != null && (!options.quick() || budget.fits(ENDING.plus(oneLoad().multipliedBy(3))));
    Interleaved<Measured> measured;
    if (both) {
      measured =
          Interleaved.run(
              options.runs(),
              () -> ours.splits(writers, warmUp, time),
              () -> theirs.sales(writers, warmUp, time));
    } else {
      List<Measured> alone = new ArrayList<>();
      for (int round = 0; round < options.runs(); round++) {
        alone.add(ours.splits(writers, warmUp, time));
      }
      measured = new Interleaved<>(alone, List.of());
    }
    add(writers, measured, both);
    return measured;
  }

  private void add(int writers, Interleaved<Measured> measured, boolean both) {
    double ratio = both ? measured.ratio(Measured::perSecond).median() : Double.NaN;
    if (both) {
      double theirs = measured.theirs(Measured::perSecond).median();
      theirBest = Double.isNaN(theirBest) ? theirs : Math.max(theirBest, theirs);
    }
    row("ours", writers, measured.ours(), ratio);
    if (both) {
      row("PostgreSQL", writers, measured.theirs(), Double.NaN);
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("splits_per_s", Math.round(measured.ours(Measured::perSecond).median()));
    figures.put(
        "peer_splits_per_s",
        both ? Math.round(measured.theirs(Measured::perSecond).median()) : null);
    figures.put("ratio", both ? Math.round(ratio * 100) / 100.0 : null);
    figures.put("p50_ms", known(measured.ours(Measured::p50).median()));
    figures.put("p99_ms", known(measured.ours(Measured::p99).median()));
    figures.put("cpu_us", known(measured.ours(Measured::cpuMicros).median()));
    figures.put(
        "peer_cpu_us", both ? Math.round(measured.theirs(Measured::cpuMicros).median()) : null);
    byWriters.put("w" + writers, figures);
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : null;
  }

  private void row(String side, int writers, List<Measured> measured, double ratio) {
    Interleaved<Measured> one = new Interleaved<>(measured, List.of());
    table.row(
        side,
        Integer.toString(writers),
        Table.figure(one.ours(Measured::perSecond).median(), 0),
        Table.figure(one.ours(Measured::p50).median(), 2),
        Table.figure(one.ours(Measured::p99).median(), 2),
        Table.figure(one.ours(Measured::cpuMicros).median(), 0),
        Table.figure(ratio, 2));
  }

  private void report(
      MachineFacts machine,
      Interleaved<Measured> most,
      JsonNode drift,
      JsonNode check,
      JsonNode book,
      double bytes,
      double theirBytes) {
    Report report = new Report("bench/settlement: durable six-leg splits per second", machine);
    report.note(conditions());
    report.note(
        "Ours is called with batches of 128 facts, as the reader of the streams hands them over;"
            + " p50 and p99 are those of a batch until all of it is on disk. Included: reading the"
            + " JSON, the contract's hash, split, explanation fields, chain and store. Not included:"
            + " reading the batch from Redis.");
    report.note(
        "Both wait for the disk (fsync): ours once for all blocks that wait, PostgreSQL by its"
            + " default settings. CPU is that of"
            + " all processes of a side, load included; 5 %% redelivered, 3 %% refunds, %d sellers by Zipf's law."
                .formatted(SELLERS));
    report.note(
        "Bytes for each split: ours %.0f (whole data folder), PostgreSQL %s (tables and indexes, no WAL)."
            .formatted(bytes, Table.figure(theirBytes, 0)));
    report.note(
        "Drift: %.4f fen at most over %,d sales by %d random contracts."
            .formatted(
                drift.get("fen").asDouble(),
                drift.get("sales").asLong(),
                drift.get("contracts").asInt()));
    if (check != null) {
      report.note("Checked afterwards: " + check);
    }
    if (book != null) {
      report.note(
          "Book of %,d entries: statement's first page %.1f ms (median of 15, largest %.1f), fold rebuilt in %.1f s."
              .formatted(
                  book.get("entries").asLong(),
                  book.get("statementMedian").asDouble(),
                  book.get("statementMax").asDouble(),
                  book.get("foldSeconds").asDouble()));
    }
    notes.forEach(report::note);
    report.print(out, table, figures(most, drift, book, bytes, theirBytes));
  }

  private String conditions() {
    return "Rounds: %d, measured %d s each after %d s of the same load, ours and theirs in turn."
        .formatted(options.runs(), options.measured().toSeconds(), options.warmUp().toSeconds());
  }

  private Figures figures(
      Interleaved<Measured> most, JsonNode drift, JsonNode book, double bytes, double theirBytes) {
    boolean both = !most.theirs().isEmpty();
    Figures figures = new Figures().add("bench", "settlement");
    figures
        .add("splits_per_s", most.ours(Measured::perSecond).median())
        .add("peer_splits_per_s", both ? most.theirs(Measured::perSecond).median() : Double.NaN)
        .add("ratio", both ? most.ratio(Measured::perSecond).median() : Double.NaN)
        .add("ratio_best_to_best", most.ours(Measured::perSecond).median() / theirBest)
        .add("p50_ms", most.ours(Measured::p50).median())
        .add("p99_ms", most.ours(Measured::p99).median())
        .add("cpu_us", most.ours(Measured::cpuMicros).median())
        .add("peer_cpu_us", both ? most.theirs(Measured::cpuMicros).median() : Double.NaN)
        .add("bytes_per_split", bytes)
        .add("peer_bytes_per_split", theirBytes)
        .add("drift_fen_max", cut(drift.get("fen").asDouble()))
        .add("drift_sales", drift.get("sales").asLong())
        .add("statement_ms", book == null ? Double.NaN : book.get("statementMedian").asDouble())
        .add("fold_s", book == null ? Double.NaN : book.get("foldSeconds").asDouble())
        .add("book_entries", book == null ? 0 : book.get("entries").asLong())
        .add("by_writers", byWriters);
    options.addTo(figures);
    return figures;
  }

  /** Three decimals, cut: what is under a fen must not be printed as a fen. */
  private static double cut(double fen) {
    return Math.floor(fen * 1000) / 1000;
  }

  private static void requireSound(JsonNode check) {
    if (check == null) {
      return;
    }
    boolean same =
        check.get("acknowledged").asLong() == check.get("booked").asLong()
            && check.get("acknowledgedGross").asLong() == check.get("bookedGross").asLong()
            && check.get("fault").asString().equals("null");
    if (!same) {
      throw new IllegalStateException("The books are not what was acknowledged: " + check);
    }
  }
}
