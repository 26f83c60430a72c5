package org.tongtian.bench.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Report;
import org.tongtian.bench.harness.report.Table;
import tools.jackson.databind.JsonNode;

/**
 * A stampede on one lot while order-service, catalog-service, the store and Redis are killed in
 * turn: what was sold, and was anything sold twice, lost or forgotten (promise O2)?
 */
public final class FaultsBench {

  private static final BenchOptions FULL =
      new BenchOptions(false, 48, Duration.ofSeconds(1), Duration.ZERO, 1, 1);
  private static final BenchOptions QUICK =
      new BenchOptions(true, 16, Duration.ofSeconds(1), Duration.ZERO, 1, 1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final double DOUBLE_TAPS = 0.3;
  private static final double PAYS = 0.5;
  private static final int CLOSING_SHARE = 10;

  private final BenchOptions options;
  private final SaleUnderFaults sale;
  private final Path repository;
  private final ExitActions exit;
  private final PrintStream out;
  private final SplittableRandom random;
  private LocalHttp gateway;
  private String lot;
  private List<Person> buyers;

  private FaultsBench(BenchMain.Run run, PrintStream out) {
    this.options = run.options();
    this.sale = options.quick() ? SaleUnderFaults.QUICK : SaleUnderFaults.FULL;
    this.repository = run.repository();
    this.exit = run.exit();
    this.out = out;
    this.random = new SplittableRandom(options.seed());
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
                    new MarketSettings(repository, data.path(), sale.processes(), environment())));
    market.awaitReady(PATIENCE);
    MarketFile file = market.file();
    gateway =
        exit.own(
            () -> new LocalHttp(LocalTarget.of(file.gateway()), 3 * options.clients(), ANSWER));
    SaleDesk desk = new SaleDesk(gateway, file);
    lot = desk.lotOf(sale.stock(), sale.perBuyer());
    buyers = people();
    Killer killer = new Killer(data.path(), sale.processes(), options.seed(), sale.between());
    List<Attempt> attempts = stampede(killer);
    attempts.addAll(closing(desk));
    TimeUnit.MILLISECONDS.sleep(2 * sale.payWithin().toMillis() + 10_000);
    Outcome outcome = Outcome.of(ordersOfAll(), attempts, sale.perBuyer());
    JsonNode audit = desk.audit();
    print(machine, killer, attempts, outcome, audit);
  }

  private Map<String, String> environment() {
    long pay = sale.payWithin().toMillis();
    Map<String, String> environment = new TreeMap<>();
    environment.put("TONGTIAN_RATELIMIT_PERSECOND", "1000000");
    environment.put("TONGTIAN_RATELIMIT_BURST", "1000000");
    environment.put("TONGTIAN_ORDERS_PAYWITHIN", Duration.ofMillis(pay).toString());
    environment.put("TONGTIAN_ORDERS_PAYMENTGRACE", Duration.ofMillis(pay / 4).toString());
    environment.put("TONGTIAN_ORDERS_STOCKHELD", Duration.ofMillis(2 * pay).toString());
    environment.put("TONGTIAN_ORDERS_SWEEPEVERY", "PT1S");
    environment.put("TONGTIAN_PAYMENT_POLLAGAINAFTER", "PT3S");
    environment.put("TONGTIAN_PAYMENT_POLLEVERY", "PT1S");
    return environment;
  }

  private List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < sale.buyers(); i++) {
      people.add(person("137%08d".formatted(i)));
    }
    return people;
  }

  private Person person(String phone) {
    return new Person(() -> new SignIn(gateway).withPhone(phone));
  }

  /** All tries but those of the closing, spread over the time of the kills. */
  private List<Attempt> stampede(Killer killer) throws Exception {
    int count = sale.requests() - sale.requests() / CLOSING_SHARE;
    Try tried = new Try(gateway, lot, DOUBLE_TAPS, PAYS);
    long began = System.nanoTime();
    long span = sale.lasts().toNanos();
    List<Future<Attempt>> running = new ArrayList<>();
    try (ExecutorService phones =
            Executors.newFixedThreadPool(options.clients(), Thread.ofVirtual().factory());
        ExecutorService one = Executors.newSingleThreadExecutor()) {
      Future<?> killing =
          one.submit(
              () -> {
                killer.run(sale.kills());
                return null;
              });
      for (int i = 0; i < count; i++) {
        SplittableRandom own = random.split();
        Person buyer = buyers.get(own.nextInt(buyers.size()));
        long due = began + span / count * i;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        running.add(phones.submit(() -> tried.by(buyer, own)));
      }
      killing.get();
    }
    return outcomes(running);
  }

  /** What came back unpaid is sold in the end, to those who may still buy and do pay. */
  private List<Attempt> closing(SaleDesk desk) throws Exception {
    Try tried = new Try(gateway, lot, DOUBLE_TAPS, 1);
    int left = sale.requests() / CLOSING_SHARE;
    List<Attempt> attempts = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (left > 0 && System.nanoTime() < end && !desk.isSold(lot, sale.stock())) {
      TimeUnit.MILLISECONDS.sleep(sale.payWithin().toMillis() / 4);
      long free = Math.min(left, desk.available(lot));
      List<Future<Attempt>> running = new ArrayList<>();
      try (ExecutorService phones =
          Executors.newFixedThreadPool(options.clients(), Thread.ofVirtual().factory())) {
        for (long i = 0; i < free; i++) {
          SplittableRandom own = random.split();
          Person buyer = buyers.get(own.nextInt(buyers.size()));
          running.add(phones.submit(() -> tried.by(buyer, own)));
        }
      }
      attempts.addAll(outcomes(running));
      left -= (int) free;
    }
    return attempts;
  }

  private static List<Attempt> outcomes(List<Future<Attempt>> running)
      throws InterruptedException, ExecutionException {
    List<Attempt> attempts = new ArrayList<>();
    for (Future<Attempt> each : running) {
      attempts.add(each.get());
    }
    return attempts;
  }

  private List<List<JsonNode>> ordersOfAll() throws IOException {
    List<List<JsonNode>> all = new ArrayList<>();
    for (Person buyer : buyers) {
      List<JsonNode> own = new ArrayList<>();
      String after = "";
      while (after != null) {
        String path = "/api/orders?limit=100" + (after.isEmpty() ? "" : "&after=" + after);
        JsonNode page = buyer.call(headers -> gateway.get(path, headers)).jsonOfSuccess();
        page.get("items").forEach(own::add);
        after = page.get("next").isNull() ? null : page.get("next").asString();
      }
      all.add(own);
    }
    return all;
  }

  private void print(
      MachineFacts machine,
      Killer killer,
      List<Attempt> attempts,
      Outcome outcome,
      JsonNode audit) {
    Table table = Table.of("killed", "after s", "back after s");
    for (Killer.Kill kill : killer.kills()) {
      table.row(
          kill.target(),
          Table.figure(kill.after() / 1000.0, 1),
          Table.figure(kill.backAfter() / 1000.0, 1));
    }
    List<String> findings = new ArrayList<>();
    audit.get("findings").forEach(finding -> findings.add(finding.toString()));
    long orphans =
        findings.stream()
            .filter(f -> f.contains("STOCK_WITHOUT_ORDER") || f.contains("STOCK_NOT_RETURNED"))
            .count();
    Report report = new Report("bench/faults: one lot, a stampede, and processes killed", machine);
    report.note(
        "%,d in stock, %,d buyers, %,d tries (%,.0f %% sent twice), at most %d each."
            .formatted(
                sale.stock(), sale.buyers(), attempts.size(), DOUBLE_TAPS * 100, sale.perBuyer()));
    report.note(
        "Sold %,d, over the limit %d, lost %d, paid back %d, doubled %d, orphans %d; the auditor found %d."
            .formatted(
                outcome.sold(),
                outcome.overLimit(),
                outcome.lost(),
                outcome.returned(),
                outcome.doubled(),
                orphans,
                findings.size()));
    findings.stream().limit(20).forEach(report::note);
    Map<String, Integer> refusals = new TreeMap<>();
    attempts.stream()
        .filter(attempt -> attempt.refusal() != null)
        .forEach(attempt -> refusals.merge(attempt.refusal(), 1, Integer::sum));
    report.note("Refused: " + refusals);
    Figures figures =
        new Figures()
            .add("bench", "faults")
            .add("sold", outcome.sold())
            .add("oversold", Math.max(0, outcome.sold() - sale.stock()))
            .add("lost", outcome.lost())
            .add("doubled", outcome.doubled())
            .add("orphans", orphans)
            .add("kills", killer.kills().size())
            .add("over_limit", outcome.overLimit())
            .add("paid_back", outcome.returned())
            .add("unanswered", attempts.stream().filter(Attempt::unclear).count())
            .add("audit_findings", findings.size());
    options.addTo(figures);
    report.print(out, table, figures);
  }
}
