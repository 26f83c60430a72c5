package org.tongtian.bench.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.BenchMain;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.ExitActions;
import org.tongtian.bench.harness.TempFolder;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.http.LocalTarget;
import org.tongtian.bench.harness.machine.MachineFacts;
import org.tongtian.bench.harness.machine.ThisMachine;
import org.tongtian.bench.harness.market.MarketFile;
import org.tongtian.bench.harness.market.MarketSettings;
import org.tongtian.bench.harness.market.MarketUnderTest;
import org.tongtian.bench.harness.market.SignIn;

/**
 * A stampede on one lot while order-service, catalog-service, the store and Redis are killed in
 * turn: what was sold, and was anything sold twice, lost or forgotten (promise O2)?
 */
public final class FaultsBench {

  private static final BenchOptions FULL =
      new BenchOptions(false, 48, Duration.ofSeconds(1), Duration.ZERO, 1, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 16, Duration.ofSeconds(1), Duration.ZERO, 1, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** More than place something at once: the others pay, or take back. */
  private static final int CONNECTIONS = 256;

  private final BenchOptions options;
  private final SaleUnderFaults sale;
  private final Path repository;
  private final ExitActions exit;
  private final PrintStream out;
  private LocalHttp gateway;

  private FaultsBench(BenchMain.Run run, PrintStream out) {
    this.options = run.options();
    this.sale = options.quick() ? SaleUnderFaults.QUICK : SaleUnderFaults.FULL;
    this.repository = run.repository();
    this.exit = run.exit();
    this.out = out;
  }

  /** Options: see {@code bench/README.md}. */
  public static void main(String[] arguments) {
    BenchMain.main(arguments, FULL, QUICK, run -> new FaultsBench(run, System.out).run());
  }

  private void run() throws Exception {
    MachineFacts machine = ThisMachine.facts(repository);
    TempFolder data = exit.own(TempFolder::create);
    MarketUnderTest market =
        exit.own(
            () ->
                MarketUnderTest.launch(
                    new MarketSettings(
                        repository,
                        data.path(),
                        sale.processes(),
                        sale.environment(options.seed()))));
    market.awaitReady(PATIENCE);
    FaultsReport report = sell(market.file(), data.path());
    report.print(machine, options, out);
    if (!report.isClean()) {
      throw new IllegalStateException("Not everything is as it must be; see the report");
    }
  }

  private FaultsReport sell(MarketFile file, Path data) throws Exception {
    gateway = exit.own(() -> new LocalHttp(LocalTarget.of(file.gateway()), CONNECTIONS, ANSWER));
    CashierBooks books = exit.own(() -> new CashierBooks(file.mongodb()));
    SaleDesk desk = new SaleDesk(gateway, file);
    String lot = desk.lotOf(sale.stock(), sale.perBuyer());
    List<Person> buyers = people();
    Traffic traffic = new Traffic();
    Killer killer = new Killer(new Victims(data), traffic, sale, options.seed());
    Try phone = new Try(gateway, traffic, lot);
    Stampede stampede =
        exit.own(() -> new Stampede(sale, phone, buyers::get, options.clients(), options.seed()));
    long began = System.nanoTime();
    stampede.underFaults(killer);
    stampede.closing(desk, lot);
    List<Attempt> attempts = stampede.outcomes();
    System.err.printf("All tries are over after %.0f s%n", (System.nanoTime() - began) / 1e9);
    BuyersLists lists = new BuyersLists(gateway, buyers);
    Outcome outcome =
        atLast(() -> Outcome.of(attempts, lists.read(), books.entries(), desk.stock(lot), sale));
    List<String> findings = new ArrayList<>();
    desk.audit().get("findings").forEach(finding -> findings.add(finding.toString()));
    return new FaultsReport(sale, began, killer.strikes(), attempts, outcome, findings);
  }

  @FunctionalInterface
  private interface Look {
    Outcome now() throws IOException, InterruptedException, ExecutionException;
  }

  /** Looks again while something is still on its way, as long as that can be. */
  private Outcome atLast(Look look) throws Exception {
    long end = System.nanoTime() + sale.quietAfter().toNanos();
    Outcome outcome = look.now();
    while (!(outcome.isSound() && outcome.sold() == sale.stock()) && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      outcome = look.now();
    }
    return outcome;
  }

  private List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < sale.buyers(); i++) {
      String phone = "137%08d".formatted(i);
      people.add(new Person(() -> new SignIn(gateway).withPhone(phone)));
    }
    return people;
  }
}
