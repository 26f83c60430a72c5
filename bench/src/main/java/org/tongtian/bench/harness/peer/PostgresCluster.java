package org.tongtian.bench.harness.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tongtian.bench.harness.TempFolder;

/**
 * A new PostgreSQL cluster with its default durability, in a folder of its own, reached over a Unix
 * socket there and, for peers that can do nothing else, over TCP on 127.0.0.1.
 */
public final class PostgresCluster implements AutoCloseable {

  /** The user that everything is done as. */
  public static final String USER = "bench";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int READY_SECONDS = 20;

  private final Path bin;
  private final int port;
  private final TempFolder folder = TempFolder.create();
  private Process server;

  private PostgresCluster(Path bin, int port) {
    this.bin = bin;
    this.port = port;
  }

  /** Where Debian has put its newest programs; empty where they are not installed. */
  public static Optional<Path> programs() {
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

  /**
   * Makes a cluster and starts it.
   *
   * @param bin of {@link #programs}
   * @param addresses what it listens on over TCP, empty for nothing
   */
  public static PostgresCluster start(Path bin, int port, String addresses) {
    PostgresCluster cluster = new PostgresCluster(bin, port);
    try {
      cluster.begin(addresses);
      return cluster;
    } catch (IOException failure) {
      cluster.close();
      throw new UncheckedIOException(failure);
    } catch (RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  private void begin(String addresses) throws IOException {
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.path().toString()));
    }
    run(
        asUser(
            bin.resolve("initdb").toString(),
            "--pgdata=" + data(),
            "--auth=trust",
            "--username=" + USER,
            "--encoding=UTF8",
            "--locale=C"));
    server =
        new ProcessBuilder(
                asUser(
                    bin.resolve("postgres").toString(),
                    "-D",
                    data(),
                    "-k",
                    folder.path().toString(),
                    "-c",
                    "listen_addresses=" + addresses,
                    "-p",
                    Integer.toString(port)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitReady();
  }

  private void awaitReady() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (true) {
      try {
        query("select 1");
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

  /** A folder that goes with the cluster. */
  public Path folder() {
    return folder.path();
  }

  /** The server itself; its children are its sessions. */
  public Process server() {
    return server;
  }

  /** What a query over the Unix socket answers, without headings. */
  public String query(String sql) {
    return run(client("psql", "-qAtc", sql)).strip();
  }

  /** Runs a file of statements; the first that fails ends it. */
  public void script(Path file) {
    run(client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", file.toString()));
  }

  /** The command that runs one of its programs against this cluster. */
  public List<String> client(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(bin.resolve(program).toString());
    command.addAll(
        List.of("-h", folder.path().toString(), "-p", Integer.toString(port), "-U", USER));
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

  /**
   * Runs a program to its end and answers what it wrote.
   *
   * @throws IllegalStateException with its words where it failed
   */
  public static String run(List<String> command) {
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
