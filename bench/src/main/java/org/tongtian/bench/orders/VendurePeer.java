package org.tongtian.bench.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.BenchOptions;
import org.tongtian.bench.harness.peer.PostgresCluster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The peer: a Vendure shop with its worker on a PostgreSQL of its own, all with their defaults,
 * driven by the client that comes with it: a signed-in buyer whose whole order, payment included,
 * is one request. The folder with the shop stays outside the repository; its packages are installed
 * there already.
 */
final class VendurePeer implements AutoCloseable {

  /** The variable that names the shop's folder. */
  static final String FOLDER = "TONGTIAN_VENDURE";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int POSTGRES_PORT = 22_660;
  private static final int SHOP_PORT = 22_661;
  private static final Duration START = Duration.ofMinutes(2);

  private final Path shop;
  private final PostgresCluster postgres;
  private final List<Process> started = new ArrayList<>();

  /**
   * What a load came to.
   *
   * @param perSecond orders or pages a second
   * @param p99 milliseconds
   */
  record Figures(double perSecond, double p99) {}

  private VendurePeer(Path shop, PostgresCluster postgres) {
    this.shop = shop;
    this.postgres = postgres;
  }

  /** Starts a new shop with its own goods; empty, with the reason, where something is missing. */
  static Optional<VendurePeer> start(StringBuilder reason) {
    String folder = System.getenv(FOLDER);
    if (folder == null || !Files.isDirectory(Path.of(folder, "node_modules"))) {
      reason.append("No peer: ").append(FOLDER).append(" names no folder with Vendure installed.");
      return Optional.empty();
    }
    Optional<Path> programs = PostgresCluster.programs();
    if (programs.isEmpty()) {
      reason.append("No peer: PostgreSQL is not installed.");
      return Optional.empty();
    }
    VendurePeer peer =
        new VendurePeer(
            Path.of(folder), PostgresCluster.start(programs.get(), POSTGRES_PORT, "127.0.0.1"));
    try {
      peer.open();
      return Optional.of(peer);
    } catch (RuntimeException failure) {
      peer.close();
      throw failure;
    }
  }

  private void open() {
    postgres.query("create role postgres superuser login");
    postgres.query("create database vendure");
    await(node("populate.js"));
    started.add(node("index.js"));
    started.add(node("index-worker.js"));
    awaitOpen();
  }

  /** Orders that were paid, each by one request of a signed-in buyer. */
  Figures orders(BenchOptions options) {
    return load("buyer", options);
  }

  /** Product pages. */
  Figures reads(BenchOptions options) {
    return load("read", options);
  }

  private Figures load(String mode, BenchOptions options) {
    Process load =
        node(
            "vendure.js",
            "--port=" + SHOP_PORT,
            "--mode=" + mode,
            "--clients=" + options.clients(),
            "--dur=" + options.measured().toSeconds(),
            "--warm=" + options.warmUp().toSeconds(),
            "--quiet=0");
    JsonNode result = JSON.readTree(await(load));
    if (result.get("errs").asLong() > 0) {
      throw new IllegalStateException("The peer failed: " + result.path("firstErr"));
    }
    return new Figures(result.get("per_s").asDouble(), result.get("flow_ms").get("p99").asDouble());
  }

  private Process node(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(shop.toFile());
    builder.environment().put("NODE_ENV", "production");
    builder.environment().put("PORT", Integer.toString(SHOP_PORT));
    builder.environment().put("PGPORT", Integer.toString(POSTGRES_PORT));
    builder.environment().put("RESULTS", "/dev/null");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (!script.equals("vendure.js")) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String await(Process process) {
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("The peer ended with " + process.exitValue() + ": " + said);
      }
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void awaitOpen() {
    long end = System.nanoTime() + START.toNanos();
    while (!isOpen()) {
      if (System.nanoTime() > end || started.stream().anyMatch(process -> !process.isAlive())) {
        throw new IllegalStateException("The peer does not open");
      }
      pause();
    }
  }

  private static boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SHOP_PORT), 200);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    for (Process process : started) {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    postgres.close();
  }
}
