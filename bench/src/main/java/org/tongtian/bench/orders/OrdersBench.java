package org.tongtian.bench.orders;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongtian.bench.harness.BenchMain;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.http.LocalTarget;
import org.tongtian.bench.harness.load.Interleaved;
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

  /** Warm-ups before the first one. */
  private static final int COMPILING = 4;

  private final BenchOptions options;
  private final Path repository;
  private final ExitActions exit;
  private final PrintStream out;
  private final Table table =
      Table.of("what", "per s", "p50 ms", "p99 ms", "CPU ms", "refused per s", "failed");
  private MarketUnderTest market;
  private LocalHttp gateway;
  private double p99;
  private double cpuPerOrder;
  private String costs;

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
    List<String> many = shop.plentyOf(LOTS);
    List<String> one = shop.plentyOf(1);
    List<String> last = List.of(shop.lotOf(1));
    long price = shop.priceOf(one.getFirst(), buyers.getFirst());
    Purchase spread = new Purchase(gateway, buyers, many, price);
    Purchase hot = new Purchase(gateway, buyers, one, price);
    Purchase soldOut = new Purchase(gateway, buyers, last, price);
    Report report = new Report("bench/orders: orders a second, from the gateway to PAID", machine);
    warm(spread, report);
    Interleaved<Double> rounds = spreadBesidePeer(spread, report);
    LoadResult hotLoad = load("orders to PAID, one lot", hot);
    LoadResult soldOutLoad = load("sold out", soldOut);
    LoadResult readLoad = load("product read", read(shop));
    long oversold = shop.oversold(Stream.of(many, one, last).flatMap(List::stream).toList());
    report.note(counted("64 lots", spread) + " " + counted("One lot", hot));
    report.note("Oversold: " + oversold + ". " + costs);
    report.print(
        out, table, figures(rounds, hotLoad, soldOutLoad, readLoad).add("oversold", oversold));
  }

  /** Eight JVMs on two cores have to share them with their own compilers for minutes. */
  private void warm(Purchase spread, Report report) throws InterruptedException {
    if (options.quick()) {
      return;
    }
    Duration before = options.warmUp().multipliedBy(COMPILING);
    new LoadDriver(
            new LoadPlan(options.clients(), Duration.ZERO, before, options.seed(), List.of()))
        .closedLoop(spread);
    report.note(
        "Before the first warm-up the market carried the same load for "
            + before.toSeconds()
            + " s, uncounted: that long its JVMs compile.");
  }

  /** Ours and the peer's orders a second, taken in turn; without a peer theirs is empty. */
  private Interleaved<Double> spreadBesidePeer(Purchase spread, Report report) throws Exception {
    StringBuilder reason = new StringBuilder();
    Optional<VendurePeer> started = options.quick() ? Optional.empty() : VendurePeer.start(reason);
    if (started.isEmpty()) {
      report.note(reason.isEmpty() ? "No peer in a quick run." : reason.toString());
      return new Interleaved<>(List.of(spreadLoad(spread)), List.of());
    }
    VendurePeer peer = exit.own(started::get);
    report.note("The peer is Vendure, a buyer's whole order in one request.");
    return Interleaved.run(options.runs(), () -> spreadLoad(spread), () -> peerLoad(peer));
  }

  private double spreadLoad(Purchase spread) throws InterruptedException {
    LoadResult load = load("orders to PAID, 64 lots", spread);
    p99 = load.accepted().millis(99);
    return load.acceptedPerSecond();
  }

  private double peerLoad(VendurePeer peer) {
    VendurePeer.Figures load = peer.orders(options);
    table.row(
        "the peer's orders",
        Table.figure(load.perSecond(), 0),
        "",
        Table.figure(load.p99(), 2),
        "",
        "",
        "");
    return load.perSecond();
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
    CpuWatch all = new CpuWatch(ProcessTable.ofThisMachine(), market::pids);
    Map<String, CpuWatch> parts = parts();
    List<CpuWatch> watches = new ArrayList<>(parts.values());
    watches.add(all);
    LoadResult result =
        new LoadDriver(LoadPlan.of(options, watches.toArray(CpuWatch[]::new)))
            .closedLoop(operation);
    long done = result.accepted().count() + result.refused().count();
    boolean refusals = result.refused().count() > result.accepted().count();
    table.row(
        what,
        Table.figure(result.acceptedPerSecond(), 0),
        Table.figure((refusals ? result.refused() : result.accepted()).millis(50), 2),
        Table.figure((refusals ? result.refused() : result.accepted()).millis(99), 2),
        Table.figure(all.millisPer(done), 2),
        Table.figure(result.refusedPerSecond(), 0),
        Long.toString(result.failed().count()) + " " + result.failures());
    if (costs == null) {
      cpuPerOrder = all.millisPer(done);
      costs =
          options.quick()
              ? "All of the market is one process."
              : "Processor time of an order by process, ms: " + spent(parts, done) + ".";
    }
    return result;
  }

  /** The processes of the market by name; in one JVM they are one. */
  private Map<String, CpuWatch> parts() {
    Map<String, CpuWatch> parts = new LinkedHashMap<>();
    market
        .file()
        .services()
        .forEach(
            part ->
                parts.put(
                    part.name(),
                    new CpuWatch(ProcessTable.ofThisMachine(), () -> Set.of(part.pid()))));
    return parts;
  }

  private static String spent(Map<String, CpuWatch> parts, long operations) {
    return parts.entrySet().stream()
        .sorted(Comparator.comparing(part -> part.getValue().spent().negated()))
        .map(part -> part.getKey() + " " + Table.figure(part.getValue().millisPer(operations), 2))
        .collect(Collectors.joining(", "));
  }

  private Figures figures(
      Interleaved<Double> spread, LoadResult hot, LoadResult soldOut, LoadResult read) {
    Figures figures = new Figures().add("bench", "orders");
    boolean hasPeer = !spread.theirs().isEmpty();
    figures
        .add("committed_per_s", spread.ours(Double::doubleValue).median())
        .add("hot_per_s", hot.acceptedPerSecond())
        .add("p99_ms", p99)
        .add("cpu_ms_per_order", cpuPerOrder)
        .add("sold_out_per_s", soldOut.refusedPerSecond())
        .add("read_per_s", read.acceptedPerSecond())
        .add("peer_per_s", hasPeer ? spread.theirs(Double::doubleValue).median() : Double.NaN)
        .add("ratio", hasPeer ? spread.ratio(Double::doubleValue).median() : Double.NaN);
    options.addTo(figures);
    return figures;
  }
}
