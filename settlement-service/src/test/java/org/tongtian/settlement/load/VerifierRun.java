package org.tongtian.settlement.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongtian.settlement.verify.ExportVerifier;
import org.tongtian.settlement.verify.LargeExport;
import org.tongtian.settlement.verify.Report;
import tools.jackson.databind.json.JsonMapper;

/**
 * How quickly the verifier derives a large export again, for {@code bench/settlement-verifier}. The
 * first run is that of a cold JVM, as when the jar is started.
 */
public final class VerifierRun {

  private VerifierRun() {}

  /** Options: {@code [--entries n] [--runs n]}; exit code 0 where it is sound. */
  public static void main(String[] arguments) throws IOException {
    long wanted = Options.number(arguments, "--entries", 400_000);
    long runs = Options.number(arguments, "--runs", 5);
    Path file = Files.createTempFile("large-export", ".ndjson");
    boolean isSound;
    try {
      isSound = measure(file, LargeExport.write(file, wanted), runs);
    } finally {
      Files.delete(file);
    }
    System.exit(isSound ? 0 : 1);
  }

  private static boolean measure(Path file, long entries, long runs) throws IOException {
    List<Long> rates = new ArrayList<>();
    boolean isSound = true;
    for (int run = 0; run < runs; run++) {
      long begun = System.nanoTime();
      Report report = ExportVerifier.verify(file, List.of());
      double seconds = (System.nanoTime() - begun) / 1e9;
      isSound &= report.isSound() && report.counts().entries() == entries;
      rates.add(Math.round(entries / seconds));
      System.out.printf(
          Locale.ROOT, "%,d entries in %.2f s: %,d a second%n", entries, seconds, rates.getLast());
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "settlement-verifier");
    figures.put("entries", entries);
    figures.put("bytes", Files.size(file));
    figures.put("cold_per_s", rates.getFirst());
    figures.put("best_per_s", rates.stream().max(Long::compare).orElseThrow());
    figures.put("sound", isSound);
    System.out.println(JsonMapper.builder().build().writeValueAsString(figures));
    return isSound;
  }
}
