package org.tongtian.bench.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tongtian.bench.harness.machine.MemoryUse;
import org.tongtian.bench.harness.report.Figures;
import org.tongtian.bench.harness.report.Spread;
import org.tongtian.bench.harness.report.Table;

/** The measured starts of one form of the market, on new data and again on the same data. */
final class Starts {

  private final List<MarketStart> first = new ArrayList<>();
  private final List<MarketStart> again = new ArrayList<>();

  void addFirst(MarketStart start) {
    first.add(start);
  }

  void addAgain(MarketStart start) {
    again.add(start);
  }

  int count() {
    return first.size() + again.size();
  }

  /** How long the slowest took; zero before the first. */
  Duration longest() {
    return all().map(MarketStart::ready).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private long cleanStops() {
    return all().filter(start -> start.stopped().clean()).count();
  }

  /** Adds this form's rows to the table. */
  void addTo(Table table, String form) {
    table
        .row(form + ": ready, first start (s)", readyFirst(), 2)
        .row(form + ": ready, started again (s)", readyAgain(), 2)
        .row(form + ": resident at ready (MiB)", residentAtReady(), 0)
        .row(form + ": resident, idle (MiB)", residentIdle(), 0)
        .row(form + ": shared pages divided (MiB)", shared(), 0)
        .row(form + ": processes", spread(all(), start -> start.atReady().processes()), 0)
        .row(form + ": clean stop (s)", stop(), 2)
        .row(form + ": data (MiB)", spread(all(), MarketStart::dataMib), 1);
  }

  /**
   * Adds this form's medians to the figures.
   *
   * @param suffix tells the form in each name
   */
  void addTo(Figures figures, String suffix) {
    figures
        .add("ready_first" + suffix + "_s", readyFirst().median())
        .add("ready_again" + suffix + "_s", readyAgain().median())
        .add("ready_max" + suffix + "_s", spread(all(), MarketStart::readySeconds).max())
        .add("rss" + suffix + "_mib", residentAtReady().median())
        .add("rss_idle" + suffix + "_mib", residentIdle().median())
        .add("pss" + suffix + "_mib", shared().median())
        .add("stop" + suffix + "_s", stop().median())
        .add("data" + suffix + "_mib", spread(all(), MarketStart::dataMib).median())
        .add("starts" + suffix, count())
        .add("clean_stops" + suffix, cleanStops());
  }

  private Spread readyFirst() {
    return spread(first.stream(), MarketStart::readySeconds);
  }

  private Spread readyAgain() {
    return spread(again.stream(), MarketStart::readySeconds);
  }

  private Spread residentAtReady() {
    return spread(all(), start -> start.atReady().rssMib());
  }

  private Spread residentIdle() {
    return Spread.of(
        all().flatMap(start -> start.afterIdle().stream()).map(MemoryUse::rssMib).toList());
  }

  private Spread shared() {
    return spread(all(), start -> start.atReady().pssMib());
  }

  private Spread stop() {
    return spread(all(), MarketStart::stopSeconds);
  }

  private Stream<MarketStart> all() {
    return Stream.concat(first.stream(), again.stream());
  }

  private static Spread spread(Stream<MarketStart> starts, ToDoubleFunction<MarketStart> figure) {
    return Spread.of(starts.map(figure::applyAsDouble).toList());
  }
}
