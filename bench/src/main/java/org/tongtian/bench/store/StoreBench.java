package org.tongtian.bench.store;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tongtian.bench.harness.BenchMain;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.load.Interleaved;
import org.tongtian.bench.harness.load.LoadDriver;
import org.tongtian.bench.harness.load.LoadPlan;
import org.tongtian.bench.harness.load.LoadResult;
import org.tongtian.bench.harness.load.Operation;
import org.tongtian.bench.harness.machine.CpuWatch;
import org.tongtian.bench.harness.machine.ProcessTable;
import org.tongtian.bench.harness.machine.ThisMachine;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Report;
import org.tongtian.bench.harness.report.Table;

/** What the embedded MongoDB carries, beside that of an older checkout where one is named. */
public final class StoreBench {

  private static final BenchOptions FULL =
      new BenchOptions(false, 16, Duration.ofSeconds(5), Duration.ofSeconds(3), 3, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 16, Duration.ofSeconds(2), Duration.ofSeconds(1), 1, 1);

  private static final String BEFORE = "TONGTIAN_STORE_BEFORE";
  private static final int SEARCHED = 100_000;
  private static final int QUICK_SEARCHED = 20_000;

  private final BenchMain.Run run;
  private final BenchOptions options;
  private final PrintStream out;

  private StoreBench(BenchMain.Run run, PrintStream out) {
    this.run = run;
    this.options = run.options();
    this.out = out;
  }

  /** Options: see {@code bench/README.md}. */
  public static void main(String[] arguments) {
    BenchMain.main(arguments, FULL, QUICK, run -> new StoreBench(run, System.out).run());
  }

  private void run() throws Exception {
    Report report = new Report("bench/store", ThisMachine.facts(run.repository()));
    Path folder = run.exit().own(TempFolder::create).path();
    String before = options.quick() ? null : System.getenv(BEFORE);
    Store ours = start(folder.resolve("ours"), run.repository());
    Store theirs = before == null ? null : start(folder.resolve("before"), Path.of(before));
    Table table =
        Table.of("operation", "per s", "p50 ms", "p99 ms", "CPU us", "before", "CPU us", "ratio");
    Figures figures = new Figures().add("bench", "store");
    for (Map.Entry<String, Function<Store, Operation>> load : loads().entrySet()) {
      measure(load.getKey(), load.getValue(), ours, theirs, table, figures);
    }
    report.note(
        "Durable against kill -9; %d clients; %d rounds of %d s, each after %d s of the same load."
            .formatted(
                options.clients(),
                options.runs(),
                options.measured().toSeconds(),
                options.warmUp().toSeconds()));
    if (theirs == null) {
      report.note("No older checkout was named by " + BEFORE + ": ours alone.");
    }
    options.addTo(figures);
    report.print(out, table, figures);
  }

  private Store start(Path folder, Path checkout) throws Exception {
    Path classes = checkout.resolve("local-market/embedded-stores/target/classes");
    if (!Files.isDirectory(classes)) {
      // The libraries hold this checkout's store, and it would be measured beside itself.
      throw new IllegalArgumentException(classes + " is missing: compile that checkout first");
    }
    Path libraries = run.repository().resolve("settlement-service/target/test-dependencies.txt");
    String classPath = classes + ":" + Files.readString(libraries).strip();
    Store store = run.exit().own(() -> Store.start(folder, classPath));
    store.fill(options.quick() ? QUICK_SEARCHED : SEARCHED);
    return store;
  }

  private static Map<String, Function<Store, Operation>> loads() {
    Map<String, Function<Store, Operation>> loads = new LinkedHashMap<>();
    loads.put("insert_1k", Store::inserts);
    loads.put("insert_50k", Store::largeInserts);
    loads.put("guarded_update", Store::guardedUpdates);
    loads.put("find_and_update", Store::takenUpdates);
    loads.put("indexed_find", Store::finds);
    loads.put("update_many_128", Store::manyUpdates);
    return loads;
  }

  private void measure(
      String name,
      Function<Store, Operation> load,
      Store ours,
      Store theirs,
      Table table,
      Figures figures)
      throws Exception {
    Interleaved<Measured> measured =
        theirs == null
            ? new Interleaved<>(List.of(drive(ours, load)), List.of())
            : Interleaved.run(options.runs(), () -> drive(ours, load), () -> drive(theirs, load));
    double rate = measured.ours(Measured::perSecond).median();
    double cpu = measured.ours(Measured::cpuMicros).median();
    double before = theirs == null ? Double.NaN : measured.theirs(Measured::perSecond).median();
    double beforeCpu = theirs == null ? Double.NaN : measured.theirs(Measured::cpuMicros).median();
    double ratio = theirs == null ? Double.NaN : measured.ratio(Measured::perSecond).median();
    table.row(
        name,
        Table.figure(rate, 0),
        Table.figure(measured.ours(Measured::p50).median(), 2),
        Table.figure(measured.ours(Measured::p99).median(), 2),
        Table.figure(cpu, 0),
        Table.figure(before, 1),
        Table.figure(beforeCpu, 0),
        Table.figure(ratio, 2));
    figures.add(name + "_per_s", rate).add(name + "_before_per_s", before);
    figures.add(name + "_cpu_us", cpu).add(name + "_before_cpu_us", beforeCpu);
    figures.add(name + "_ratio", ratio);
  }

  /** Of the store's process alone, for each operation. */
  private record Measured(double perSecond, double p50, double p99, double cpuMicros) {}

  private Measured drive(Store store, Function<Store, Operation> load) throws InterruptedException {
    CpuWatch watch = new CpuWatch(ProcessTable.ofThisMachine(), () -> Set.of(store.pid()));
    LoadResult result = new LoadDriver(LoadPlan.of(options, watch)).closedLoop(load.apply(store));
    if (!result.failures().isEmpty() || result.refused().count() > 0) {
      throw new IllegalStateException("An operation failed: " + result.failures());
    }
    return new Measured(
        result.acceptedPerSecond(),
        result.accepted().millis(50),
        result.accepted().millis(99),
        watch.millisPer(result.accepted().count()) * 1_000);
  }
}
