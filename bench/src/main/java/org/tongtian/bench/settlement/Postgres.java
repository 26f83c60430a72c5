package org.tongtian.bench.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tongtian.bench.harness.peer.PostgresCluster;

/**
 * The peer: a plain double-entry schema in PostgreSQL with its default durability, driven by its
 * own pgbench over a Unix socket. Everything that could help it is given: amounts are made by the
 * client, a sale is one call of one stored function, hot accounts are locked last and in one order.
 */
final class Postgres implements AutoCloseable {

  private static final int PORT = 22_650;

  private final PostgresCluster cluster;

  private Postgres(PostgresCluster cluster) {
    this.cluster = cluster;
  }

  /** Makes a new cluster in a folder of its own and starts it. */
  static Postgres start(Path bin, int sellers) {
    Postgres postgres = new Postgres(PostgresCluster.start(bin, PORT, ""));
    try {
      postgres.fill(sellers);
      return postgres;
    } catch (IOException failure) {
      postgres.close();
      throw new UncheckedIOException(failure);
    } catch (RuntimeException failure) {
      postgres.close();
      throw failure;
    }
  }

  private void fill(int sellers) throws IOException {
    Path schema = cluster.folder().resolve("schema.sql");
    Files.writeString(schema, resource("schema.sql").replace("SELLERS", "" + sellers));
    cluster.script(schema);
    Files.writeString(
        cluster.folder().resolve("sale.sql"),
        resource("sale.pgbench").replace("SELLERS", "" + sellers));
  }

  private static String resource(String name) throws IOException {
    try (var in = Postgres.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sales for so long with so many clients, after a warm-up. */
  Measured sales(int clients, long warmUpMillis, long measuredMillis) {
    long warmUp = Math.max(1, warmUpMillis / 1000);
    long seconds = Math.max(1, measuredMillis / 1000);
    bench(clients, warmUp, false);
    long salesBefore = sales();
    double cpuBefore = ServerCpu.seconds(cluster.server());
    String output = bench(clients, seconds, true);
    long sales = sales() - salesBefore;
    double cpu = ServerCpu.seconds(cluster.server()) - cpuBefore + ServerCpu.ofChildren(output);
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
        cluster.client(
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
            cluster.folder().resolve("sale.sql").toString()));
    if (logged) {
      deleteLogs();
      command.addAll(List.of("-l", "--log-prefix=" + cluster.folder().resolve("latency")));
    }
    return PostgresCluster.run(command);
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
    try (Stream<Path> files = Files.list(cluster.folder())) {
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
    return Long.parseLong(cluster.query("select count(*) from sale where kind = 0"));
  }

  /** What tables and indexes take for each sale and refund. */
  double bytesPerSale() {
    return Double.parseDouble(
        cluster.query(
            "select (pg_total_relation_size('sale') + pg_total_relation_size('leg'))::float8"
                + " / greatest(1, count(*)) from sale where kind = 0"));
  }

  /** Its version, as it says. */
  String version() {
    return cluster.query("show server_version");
  }

  @Override
  public void close() {
    cluster.close();
  }
}
