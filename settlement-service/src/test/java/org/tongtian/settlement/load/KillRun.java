package org.tongtian.settlement.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills settlement-service and its store in turn, with {@code SIGKILL}, at moments left to a seed,
 * while batches are booked; then compares what was acknowledged with what the books hold.
 */
public final class KillRun implements AutoCloseable {

  private static final int LEAST_MILLIS = 300;
  private static final int MOST_MILLIS = 2_500;

  private final Path folder;
  private final long seed;
  private final int mongoPort = freePort();
  private final int redisPort = freePort();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> booked = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private Process store;
  private Process service;
  private Thread reading;

  private KillRun(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /**
   * What was found.
   *
   * @param lost acknowledged and in no book
   * @param doubled in the books more than once
   */
  public record Found(int kills, int acknowledged, long lost, long doubled, List<String> faults) {
    boolean isSound() {
      return lost == 0 && doubled == 0 && faults.isEmpty() && acknowledged > 0;
    }
  }

  /** Options: {@code [--kills n] [--seed n]}; exit code 0 where nothing is lost or doubled. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int kills = (int) option(arguments, "--kills", 20);
    long seed = option(arguments, "--seed", 1);
    Found found = run(kills, seed, System.out);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "settlement-kills");
    figures.put("kills", found.kills());
    figures.put("acknowledged", found.acknowledged());
    figures.put("lost", found.lost());
    figures.put("doubled", found.doubled());
    figures.put("faults", found.faults());
    figures.put("seed", seed);
    System.out.println(JsonMapper.builder().build().writeValueAsString(figures));
    System.exit(found.isSound() ? 0 : 1);
  }

  private static long option(String[] arguments, String name, long usual) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return Long.parseLong(arguments[i + 1]);
      }
    }
    return usual;
  }

  /** Runs with so many kills on data of its own. */
  public static Found run(int kills, long seed, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("settlement-kills-");
    try (KillRun run = new KillRun(folder, seed)) {
      return run.run(kills, out);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private Found run(int kills, PrintStream out) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    startStore();
    startService();
    out.printf("%4s  %-8s %9s  %12s%n", "kill", "of", "after ms", "acknowledged");
    for (int kill = 1; kill <= kills; kill++) {
      int millis = random.nextInt(LEAST_MILLIS, MOST_MILLIS);
      int before = acknowledged.size();
      TimeUnit.MILLISECONDS.sleep(millis);
      boolean ofService = kill % 2 == 1;
      if (ofService) {
        service.destroyForcibly().waitFor();
        startService();
      } else {
        store.destroyForcibly().waitFor();
        startStore();
      }
      awaitMoreThan(Math.max(before, acknowledged.size()));
      out.printf(
          Locale.ROOT,
          "%4d  %-8s %9d  %12d%n",
          kill,
          ofService ? "service" : "store",
          millis,
          acknowledged.size());
    }
    check();
    long lost = acknowledged.stream().filter(order -> !booked.containsKey(order)).count();
    long doubled = booked.values().stream().filter(times -> times > 1).count();
    return new Found(kills, acknowledged.size(), lost, doubled, faults);
  }

  /** Nothing that follows would be under load otherwise. */
  private void awaitMoreThan(int known) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (acknowledged.size() <= known) {
      if (System.nanoTime() - end > 0 || !service.isAlive()) {
        throw new IllegalStateException("Nothing is acknowledged any more; see " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void startStore() {
    store =
        start(
            "store.log",
            "org.tongtian.local.stores.StoresMain",
            folder.resolve("stores").toString(),
            Integer.toString(mongoPort),
            Integer.toString(redisPort));
    await(store.inputReader(StandardCharsets.UTF_8), "ready ");
  }

  private void startService() {
    service = start("service.log", KillWorker.class.getName(), Long.toString(seed));
    BufferedReader answers = service.inputReader(StandardCharsets.UTF_8);
    await(answers, KillWorker.READY);
    reading = Thread.ofPlatform().daemon().start(() -> read(answers));
  }

  private void read(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.endsWith(KillWorker.WHOLE)) {
          continue;
        }
        String whole = line.substring(0, line.length() - KillWorker.WHOLE.length());
        if (whole.startsWith(KillWorker.ACKNOWLEDGED)) {
          acknowledged.addAll(
              List.of(whole.substring(KillWorker.ACKNOWLEDGED.length()).split(" ", -1)));
        } else if (whole.startsWith(KillWorker.BOOKED)) {
          for (String order : whole.substring(KillWorker.BOOKED.length()).split(" ", -1)) {
            booked.merge(order, 1, Integer::sum);
          }
        } else if (whole.startsWith(KillWorker.FAULT)) {
          faults.add(whole.substring(KillWorker.FAULT.length()));
        }
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void check() throws InterruptedException {
    try {
      service.outputWriter(StandardCharsets.UTF_8).append("check\n").flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    reading.join();
  }

  private static void await(BufferedReader lines, String beginning) {
    try {
      String line = lines.readLine();
      while (line != null && !line.startsWith(beginning)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("A process ended before it was ready");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Process start(String log, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
    builder.environment().put("MONGODB_URI", "mongodb://127.0.0.1:" + mongoPort);
    builder.environment().put("REDIS_URI", "redis://127.0.0.1:" + redisPort);
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    if (service != null) {
      service.destroyForcibly();
    }
    if (store != null) {
      store.destroy();
      try {
        if (!store.waitFor(15, TimeUnit.SECONDS)) {
          store.destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        store.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
