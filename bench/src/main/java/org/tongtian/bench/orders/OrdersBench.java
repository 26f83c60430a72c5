package org.tongtian.bench.orders;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tongtian.bench.harness.BenchMain;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.http.LocalTarget;
import org.tongtian.bench.harness.load.LoadDriver;
import org.tongtian.bench.harness.load.LoadPlan;
import org.tongtian.bench.harness.load.LoadResult;
import org.tongtian.bench.harness.load.Operation;
import org.tongtian.bench.harness.load.Outcome;
import org.tongtian.bench.harness.machine.CpuWatch;
import org.tongtian.bench.harness.machine.MachineFacts;
import org.tongtian.bench.harness.machine.ProcessTable;
import org.tongtian.bench.harness.machine.ThisMachine;
import org.tongtian.bench.harness.market.MarketSettings;
import org.tongtian.bench.harness.market.MarketUnderTest;
import org.tongtian.bench.harness.market.SignIn;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Report;
import org.tongtian.bench.harness.report.Table;

/**
 * How many orders a second come through the gateway and are paid, and what else a stampede asks.
 */
public final class OrdersBench {

  private static final BenchOptions FULL =
      new BenchOptions(false, 16, Duration.ofSeconds(20), Duration.ofSeconds(60), 1, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 16, Duration.ofSeconds(2), Duration.ofSeconds(1), 1, 1);

  /** The gateway's limit for each caller is for people, not for clients at full speed. */
  private static final Map<String, String> LIFTED =
      Map.of("TONGTIAN_RATELIMIT_PERSECOND", "1000000", "TONGTIAN_RATELIMIT_BURST", "1000000");

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int LOTS = 64;
  private static final int BUYERS = 64;

  private final BenchOptions options;
  private final Path repository;
  private final ExitActions exit;
  private final PrintStream out;
  private final Table table =
      Table.of("what", "per s", "p50 ms", "p99 ms", "CPU ms", "refused per s", "failed");
  private MarketUnderTest market;
  private LocalHttp gateway;

  private OrdersBench(BenchMain.Run run, PrintStream out) {
    this.options = run.options();
    this.repository = run.repository();
    this.exit = run.exit();
    this.out = out;
  }

  /** Options: see {@code bench/README.md}. */
  public static void main(String[] arguments) {
    BenchMain.main(arguments, FULL, QUICK, run -> new OrdersBench(run, System.out).run());
  }

  private void run() throws Exception {
    MachineFacts machine = ThisMachine.facts(repository);
    TempFolder data = exit.own(TempFolder::create);
    market =
        exit.own(
            () ->
                MarketUnderTest.launch(
                    new MarketSettings(repository, data.path(), !options.quick(), LIFTED)));
    market.awaitReady(PATIENCE);
    gateway =
        exit.own(
            () ->
                new LocalHttp(LocalTarget.of(market.file().gateway()), options.clients(), ANSWER));
    OrderMarket shop = new OrderMarket(gateway, market.file());
    List<SignIn.Session> buyers = shop.buyers(BUYERS);
    Purchase spread = new Purchase(gateway, buyers, shop.plentyOf(LOTS));
    Purchase hot = new Purchase(gateway, buyers, shop.plentyOf(1));
    Purchase soldOut = new Purchase(gateway, buyers, List.of(shop.lotOf(1)));
    LoadResult spreadLoad = load("orders to PAID, 64 lots", spread);
    LoadResult hotLoad = load("orders to PAID, one lot", hot);
    LoadResult soldOutLoad = load("sold out", soldOut);
    LoadResult readLoad = load("product read", read(shop));
    Report report = new Report("bench/orders: orders a second, from the gateway to PAID", machine);
    report.note(counted("64 lots", spread) + " " + counted("One lot", hot));
    report.print(out, table, figures(spreadLoad, hotLoad, soldOutLoad, readLoad));
  }

  /** What was accepted and what was carried through are two things. */
  private static String counted(String what, Purchase purchases) {
    return "%s: %,d orders accepted, %,d seen PAID, warm-up included."
        .formatted(what, purchases.placed(), purchases.paid());
  }

  private Operation read(OrderMarket shop) {
    String path = "/api/catalog/products/" + shop.product();
    return client -> gateway.get(path, Map.of()).isSuccess() ? Outcome.ACCEPTED : Outcome.FAILED;
  }

  private LoadResult load(String what, Operation operation) throws InterruptedException {
    CpuWatch cpu = new CpuWatch(ProcessTable.ofThisMachine(), market::pids);
    LoadResult result = new LoadDriver(LoadPlan.of(options, cpu)).closedLoop(operation);
    long done = result.accepted().count() + result.refused().count();
    boolean refusals = result.refused().count() > result.accepted().count();
    table.row(
        what,
        Table.figure(result.acceptedPerSecond(), 0),
        Table.figure((refusals ? result.refused() : result.accepted()).millis(50), 2),
        Table.figure((refusals ? result.refused() : result.accepted()).millis(99), 2),
        Table.figure(cpu.millisPer(done), 2),
        Table.figure(result.refusedPerSecond(), 0),
        Long.toString(result.failed().count()) + " " + result.failures());
    return result;
  }

  private Figures figures(LoadResult spread, LoadResult hot, LoadResult soldOut, LoadResult read) {
    Figures figures = new Figures().add("bench", "orders");
    figures
        .add("committed_per_s", spread.acceptedPerSecond())
        .add("hot_per_s", hot.acceptedPerSecond())
        .add("p99_ms", spread.accepted().millis(99))
        .add("sold_out_per_s", soldOut.refusedPerSecond())
        .add("read_per_s", read.acceptedPerSecond());
    options.addTo(figures);
    return figures;
  }
}
