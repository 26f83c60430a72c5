package org.tongtian.settlement.load;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.tongtian.settlement.book.BookLimits;
import org.tongtian.settlement.book.BookModel;
import org.tongtian.settlement.book.FullContract;
import org.tongtian.settlement.verify.BookExport;
import org.tongtian.settlement.verify.Report;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model run of {@code bench/settlement-model}: many books, each driven by random events with
 * repetitions, wrong order, jumping clocks and deaths before and after the store has a block, each
 * compared with a model as it goes, audited, exported, and read by the verifier. A book's seed is
 * the run's seed plus its number, so that a failing book can be run alone.
 */
public final class ModelRun {

  private static final int EVENTS_OF_A_BOOK = 5_000;

  private final PrintStream out = System.out;
  private long blocks;
  private int books;

  private ModelRun() {}

  /** Options: {@code [--events n] [--seed n]}; exit code 0 where everything agreed, else 1. */
  public static void main(String[] arguments) {
    long events = Options.number(arguments, "--events", 1_000_000);
    long seed = Options.number(arguments, "--seed", 1);
    System.exit(new ModelRun().run(events, seed));
  }

  private int run(long events, long seed) {
    long begun = System.nanoTime();
    String fault = null;
    for (long done = 0; done < events && fault == null; done += EVENTS_OF_A_BOOK) {
      int some = (int) Math.min(EVENTS_OF_A_BOOK, events - done);
      fault = faultOf(seed + books, some);
      books++;
      if (books % 20 == 0 || fault != null) {
        out.printf(
            Locale.ROOT,
            "%,d events in %d books, %,d blocks, %s%n",
            Math.min(events, done + some),
            books,
            blocks,
            fault == null ? "all sound" : fault);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "settlement-model");
    figures.put("events", events);
    figures.put("books", books);
    figures.put("blocks", blocks);
    figures.put("seed", seed);
    figures.put("sound", fault == null);
    figures.put("seconds", Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
    out.println(JsonMapper.builder().build().writeValueAsString(figures));
    return fault == null ? 0 : 1;
  }

  private String faultOf(long seed, int events) {
    String replay = "book of seed " + seed + " (--events " + events + " --seed " + seed + "): ";
    try {
      BookModel model = new BookModel(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      model.run(events);
      blocks += model.book().blocks.size();
      BookLimits.check(FullContract.terms(), model.book().blocks);
      Report report = BookExport.verified(FullContract.terms(), model.book().blocks);
      return report.isSound() ? null : replay + report.in("en");
    } catch (AssertionError | RuntimeException failure) {
      return replay + failure;
    }
  }
}
