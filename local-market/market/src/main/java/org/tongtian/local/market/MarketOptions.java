package org.tongtian.local.market;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What {@code ./run} was asked for.
 *
 * @param data folder of all data
 * @param site folder of the built web apps
 * @param port first port; the parts take fixed offsets from it
 * @param processes one JVM for each part instead of one for all
 * @param reset begin with clean data
 */
record MarketOptions(Path data, Path site, int port, boolean processes, boolean reset) {

  static final int USUAL_PORT = 8080;
  private static final int HIGHEST_PORT = 65_000;

  static final String USAGE =
      """
      ./run [--processes] [--reset] [--port 8080] [--data .data]
        --processes  one process for each service, for fault tests
        --reset      begin with clean data (deletes the data folder)
        --port       first port; the services take the ones after it
        --data       where data is kept\
      """;

  /**
   * Reads the arguments.
   *
   * @throws MarketStartException that names an argument which is not understood
   */
  static MarketOptions parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    MarketOptions options =
        new MarketOptions(Path.of(".data"), Path.of("web/dist"), USUAL_PORT, false, false);
    while (!left.isEmpty()) {
      options = options.with(left.poll(), left);
    }
    return options;
  }

  private MarketOptions with(String argument, Deque<String> left) {
    return switch (argument) {
      case "--processes" -> new MarketOptions(data, site, port, true, reset);
      case "--reset" -> new MarketOptions(data, site, port, processes, true);
      case "--data" ->
          new MarketOptions(Path.of(value(argument, left)), site, port, processes, reset);
      case "--site" ->
          new MarketOptions(data, Path.of(value(argument, left)), port, processes, reset);
      case "--port" ->
          new MarketOptions(data, site, portOf(value(argument, left)), processes, reset);
      default -> throw new MarketStartException("Unknown argument " + argument + "\n" + USAGE);
    };
  }

  private static String value(String argument, Deque<String> left) {
    if (left.isEmpty()) {
      throw new MarketStartException(argument + " needs a value\n" + USAGE);
    }
    return left.poll();
  }

  private static int portOf(String text) {
    if (!text.matches("\\d{4,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
      throw new MarketStartException("--port takes a number from 1000 to " + HIGHEST_PORT);
    }
    return Integer.parseInt(text);
  }
}
