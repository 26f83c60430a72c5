package org.tongtian.bench.harness.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the facts of the machine the benchmark runs on. */
public final class ThisMachine {

  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final int KIB_PER_MIB = 1024;

  private ThisMachine() {}

  /**
   * The facts as they are now.
   *
   * @param repository folder of the project's clone
   */
  public static MachineFacts facts(Path repository) {
    return new MachineFacts(
        Runtime.getRuntime().availableProcessors(),
        KibLines.find(read("/proc/meminfo"), "MemTotal").orElse(0) / KIB_PER_MIB,
        processor(read("/proc/cpuinfo")),
        System.getProperty("os.version"),
        System.getProperty("java.runtime.version") + " " + System.getProperty("java.vendor"),
        commit(repository),
        loadOfLastMinute(read("/proc/loadavg")));
  }

  static String processor(String cpuinfo) {
    Matcher model = MODEL.matcher(cpuinfo);
    return model.find() ? model.group(1).strip() : System.getProperty("os.arch");
  }

  static double loadOfLastMinute(String loadavg) {
    return Double.parseDouble(loadavg.substring(0, loadavg.indexOf(' ')));
  }

  private static String commit(Path repository) {
    String commit = output(repository, "git", "rev-parse", "--short=12", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    return output(repository, "git", "status", "--porcelain").isEmpty() ? commit : commit + "+";
  }

  /** What the command prints; empty where it fails or is not installed. */
  public static String output(Path folder, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text.strip() : "";
    } catch (IOException notInstalled) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("Facts of the machine need /proc, so Linux", failure);
    }
  }
}
