package org.tongtian.bench.faults;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.machine.MachineFacts;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Report;
import org.tongtian.bench.harness.report.Table;

/**
 * What is printed in the end.
 *
 * @param began when the sale did, by the clock of {@link System#nanoTime}
 * @param findings what the market's own auditor found
 */
record FaultsReport(
    SaleUnderFaults sale,
    long began,
    List<Strike> strikes,
    List<Attempt> attempts,
    Outcome outcome,
    List<String> findings) {

  private static final int SHOWN = 20;

  void print(MachineFacts machine, BenchOptions options, PrintStream out) {
    Report report = new Report("bench/faults: one lot, a stampede, and processes killed", machine);
    report.note(
        "%,d in stock, %,d buyers, at most %d each, %,d tries, %,d of them tapped twice; sign-in, price and payment included, the gateway's limit for each caller lifted."
            .formatted(
                sale.stock(),
                sale.buyers(),
                sale.perBuyer(),
                attempts.size(),
                attempts.stream().filter(attempt -> attempt.choice().twice()).count()));
    report.note(outcome.toString());
    report.note("What the phones did and heard: " + heard());
    report.note("The auditor found " + findings.size());
    findings.stream().limit(SHOWN).forEach(report::note);
    report.print(out, table(), figures(options));
  }

  private Map<String, Integer> heard() {
    Map<String, Integer> heard = new TreeMap<>();
    for (Attempt attempt : attempts) {
      String what =
          attempt.refusal() == null ? attempt.choice().intent().name() : attempt.refusal();
      heard.merge(attempt.unclear() ? "unanswered" : what, 1, Integer::sum);
    }
    return heard;
  }

  private Table table() {
    Table table =
        Table.of(
            "struck",
            "at s",
            "tries begun",
            "in flight",
            "unanswered",
            "process back s",
            "served again s");
    for (Strike strike : strikes) {
      table.row(
          strike.target(),
          Table.figure(strike.secondsSince(began), 1),
          Integer.toString(strike.tries()),
          Integer.toString(strike.inFlight()),
          Long.toString(strike.unanswered()),
          Table.figure(strike.backAfter(), 2),
          Table.figure(strike.servedAfter(), 2));
    }
    return table;
  }

  private Figures figures(BenchOptions options) {
    Figures figures =
        new Figures()
            .add("bench", "faults")
            .add("sold", outcome.sold())
            .add("oversold", outcome.oversold())
            .add("lost", outcome.lost())
            .add("doubled", outcome.doubled())
            .add("orphans", outcome.orphans())
            .add("kills", strikes.stream().filter(each -> !isFlush(each)).count())
            .add("flushes", strikes.stream().filter(FaultsReport::isFlush).count())
            .add("over_limit", outcome.overLimit())
            .add("unpaid", outcome.unpaid())
            .add("unsold", outcome.unsold())
            .add("paid_back", outcome.paidBack())
            .add("placed", attempts.stream().filter(each -> !each.purchases().isEmpty()).count())
            .add("tries", attempts.size())
            .add("unanswered", attempts.stream().filter(Attempt::unclear).count())
            .add("in_flight_least", strikes.stream().mapToLong(Strike::inFlight).min().orElse(0))
            .add("audit_findings", findings.size());
    options.addTo(figures);
    return figures;
  }

  private static boolean isFlush(Strike strike) {
    return strike.target().equals(Victims.FLUSH);
  }

  /** Whether everything was sold, once, to those who paid, and the auditor is silent. */
  boolean isClean() {
    return outcome.isSound()
        && outcome.sold() == sale.stock()
        && findings.isEmpty()
        && attempts.stream().noneMatch(Attempt::unclear);
  }
}
