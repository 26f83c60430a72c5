package org.tongtian.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole market as a process of its own, as a person starts it, so that it can be killed. */
final class MarketProcess implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int START_SECONDS = 480;
  private static final int STOP_SECONDS = 60;
  private static final String OPEN = "Tongtian is open";

  private final Path data;
  private final int port;
  private Process process;

  MarketProcess(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /**
   * Starts it on its data, old or new, and waits until it says that it is open.
   *
   * @param options further options of {@code ./run}
   */
  void start(String... options) {
    try {
      Files.createDirectories(data);
      Path output = data.resolveSibling("market-" + System.nanoTime() + ".out");
      process =
          new ProcessBuilder(command(options))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      awaitOpen(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> command(String... options) {
    Path site = Path.of("..", "web", "dist").toAbsolutePath().normalize();
    if (!Files.exists(site.resolve("index.html"))) {
      throw new IllegalStateException("The web apps are not built; run ./test, which builds them");
    }
    List<String> command = new ArrayList<>();
    // Where this test runs in the background of a script, Ctrl-C would be ignored by inheritance.
    command.addAll(List.of("env", "--default-signal=INT,TERM"));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx448m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dorg.springframework.boot.logging.LoggingSystem=none");
    command.add("-Dtongtian.log=" + data.resolve("logs/market.log"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.tongtian.local.market.MarketMain");
    command.addAll(List.of("--data", data.toString(), "--site", site.toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of(options));
    return command;
  }

  private void awaitOpen(Path output) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.readString(output).contains(OPEN)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("The market did not open:\n" + Files.readString(output));
      }
      Waiting.aMoment();
    }
  }

  /** What {@code market.json} says. */
  JsonNode description() {
    return JSON.readTree(data.resolve("market.json").toFile());
  }

  String gateway() {
    return description().get("gateway").asString();
  }

  /** The person of that role, the first where there are several. */
  JsonNode person(String role) {
    for (JsonNode account : description().get("accounts")) {
      if (account.get("role").asString().equals(role)) {
        return account;
      }
    }
    throw new IllegalArgumentException("no " + role);
  }

  /** The person with that phone. */
  JsonNode personOf(String phone) {
    for (JsonNode account : description().get("accounts")) {
      if (account.get("phone").asString().equals(phone)) {
        return account;
      }
    }
    throw new IllegalArgumentException("nobody has " + phone);
  }

  /** Ends it as Ctrl-C does. */
  void interrupt() {
    signal("-INT");
    awaitEnd();
  }

  /** Ends it as a power cut does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The market did not end in time");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      interrupt();
    }
  }
}
