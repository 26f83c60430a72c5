package org.tongtian.bench.harness.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a market is started for a benchmark.
 *
 * @param repository folder with {@code run} in it
 * @param data the market's data, never the usual {@code .data}
 * @param processes one JVM for each service instead of one for all
 * @param environment further variables; Spring reads them as settings, such as {@code
 *     TONGTIAN_RATELIMIT_PERSECOND} for {@code tongtian.rate-limit.per-second}
 */
public record MarketSettings(
    Path repository, Path data, boolean processes, Map<String, String> environment) {

  /** A market that is set up as a user's. */
  public static MarketSettings usual(Path repository, Path data, boolean processes) {
    return new MarketSettings(repository, data, processes, Map.of());
  }

  List<String> command(int port) {
    List<String> command = new ArrayList<>();
    // A shell that runs the benchmark in the background makes its children deaf to Ctrl-C.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(repository.resolve("run").toString());
    command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    if (processes) {
      command.add("--processes");
    }
    return command;
  }
}
