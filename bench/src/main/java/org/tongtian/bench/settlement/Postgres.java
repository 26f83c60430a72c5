package org.tongtian.bench.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tongtian.bench.harness.TempFolder;

/**
 * The peer: a plain double-entry schema in PostgreSQL with its default durability, driven by its
 * own pgbench over a Unix socket. Everything that could help it is given: amounts are made by the
 * client, a sale is one call of one stored function, hot accounts are locked last and in one order.
 */
final class Postgres implements AutoCloseable {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int PORT = 22_650;
  private static final int READY_SECONDS = 20;

  private final Path bin;
  private final TempFolder folder;
  private Process server;

  private Postgres(Path bin, TempFolder folder) {
    this.bin = bin;
    this.folder = folder;
  }

  /** Where Debian has put its newest programs; empty where they are not installed. */
  static Optional<Path> programs() {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(
              bin ->
                  Files.isExecutable(bin.resolve("initdb"))
                      && Files.isExecutable(bin.resolve("pgbench")))
          .max((a, b) -> Integer.compare(number(a), number(b)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int number(Path bin) {
    return Integer.parseInt(bin.getParent().getFileName().toString());
  }

  /** Makes a new cluster in a folder of its own and starts it. */
  static Postgres start(Path bin, int sellers) {
    Postgres postgres = new Postgres(bin, TempFolder.create());
    try {
      postgres.begin(sellers);
      return postgres;
    } catch (RuntimeException failure) {
      postgres.close();
      throw failure;
    }
  }

  private void begin(int sellers) {
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.path().toString()));
    }
    run(
        asUser(
            bin.resolve("initdb").toString(),
            "--pgdata=" + data(),
            "--auth=trust",
            "--username=bench",
            "--encoding=UTF8",
            "--locale=C"));
    try {
      server =
          new ProcessBuilder(
                  asUser(
                      bin.resolve("postgres").toString(),
                      "-D",
                      data(),
                      "-k",
                      folder.path().toString(),
                      "-c",
                      "listen_addresses=",
                      "-p",
                      Integer.toString(PORT)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitReady();
      Path schema = folder.path().resolve("schema.sql");
      Files.writeString(schema, resource("schema.sql").replace("SELLERS", "" + sellers));
      run(client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", schema.toString()));
      Files.writeString(
          folder.path().resolve("sale.sql"),
          resource("sale.pgbench").replace("SELLERS", "" + sellers));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = Postgres.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (true) {
      try {
        run(client("psql", "-qAtc", "select 1"));
        return;
      } catch (IllegalStateException notYet) {
        if (!server.isAlive() || System.nanoTime() - end > 0) {
          throw notYet;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Sales for so long with so many clients, after a warm-up. */
  Measured sales(int clients, long warmUpMillis, long measuredMillis) {
    long warmUp = Math.max(1, warmUpMillis / 1000);
    long seconds = Math.max(1, measuredMillis / 1000);
    bench(clients, warmUp, false);
    long salesBefore = sales();
    double cpuBefore = ServerCpu.seconds(server);
    String output = bench(clients, seconds, true);
    long sales = sales() - salesBefore;
    double cpu = ServerCpu.seconds(server) - cpuBefore + ServerCpu.ofChildren(output);
    long[] micros = latencies();
    return new Measured(
        sales / (double) seconds,
        micros[micros.length / 2] / 1e3,
        micros[(int) (micros.length * 0.99)] / 1e3,
        cpu * 1e6 / sales,
        sales);
  }

  private String bench(int clients, long seconds, boolean logged) {
    List<String> command = new ArrayList<>();
    // "times" tells what pgbench itself has spent, which nobody can ask once it has ended.
    command.addAll(List.of("bash", "-c", "\"$@\" && times", "bench"));
    command.addAll(
        client(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            Integer.toString(clients),
            "-j",
            Integer.toString(Math.min(clients, 2)),
            "-T",
            Long.toString(seconds),
            "-D",
            "last=0",
            "-D",
            "seller=1",
            "-D",
            "gross=1000",
            "-D",
            "kind=0",
            "-D",
            "sign=1",
            "-f",
            folder.path().resolve("sale.sql").toString()));
    if (logged) {
      deleteLogs();
      command.addAll(List.of("-l", "--log-prefix=" + folder.path().resolve("latency")));
    }
    return run(command);
  }

  private void deleteLogs() {
    for (Path log : logs()) {
      try {
        Files.delete(log);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private List<Path> logs() {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.filter(file -> file.getFileName().toString().startsWith("latency")).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private long[] latencies() {
    return logs().stream()
        .flatMapToLong(
            log -> {
              try {
                return Arrays.stream(
                    Files.readAllLines(log).stream()
                        .mapToLong(line -> Long.parseLong(line.split(" ", 4)[2]))
                        .toArray());
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            })
        .sorted()
        .toArray();
  }

  private long sales() {
    return Long.parseLong(query("select count(*) from sale where kind = 0"));
  }

  /** What tables and indexes take for each sale and refund. */
  double bytesPerSale() {
    return Double.parseDouble(
        query(
            "select (pg_total_relation_size('sale') + pg_total_relation_size('leg'))::float8"
                + " / greatest(1, count(*)) from sale where kind = 0"));
  }

  /** Its version, as it says. */
  String version() {
    return query("show server_version");
  }

  private String query(String sql) {
    return run(client("psql", "-qAtc", sql)).strip();
  }

  private List<String> client(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(bin.resolve(program).toString());
    command.addAll(
        List.of("-h", folder.path().toString(), "-p", Integer.toString(PORT), "-U", "bench"));
    command.addAll(List.of(arguments));
    if (program.equals("psql")) {
      command.addAll(List.of("-d", "postgres"));
    }
    return command;
  }

  /** PostgreSQL refuses to be started by root; then its own Debian user starts it. */
  private static List<String> asUser(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private String data() {
    return folder.path().resolve("data").toString();
  }

  private static String run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGDATABASE", "postgres");
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed: " + output.strip());
      }
      return output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
      try {
        if (!server.waitFor(10, TimeUnit.SECONDS)) {
          server.destroyForcibly().waitFor();
        }
      } catch (InterruptedException stopped) {
        server.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    folder.close();
  }
}
