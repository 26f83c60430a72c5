package org.tongtian.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.market.MarketFile;

/** Kills processes of the market in turn, as the out-of-memory killer would: without a word. */
final class Killer {

  private static final Duration BACK = Duration.ofMinutes(4);

  private final Path data;
  private final List<String> targets;
  private final SplittableRandom random;
  private final long averageMillis;
  private final List<Kill> kills = new ArrayList<>();

  /**
   * A process that was killed.
   *
   * @param after milliseconds since the sale began
   * @param backAfter milliseconds until its successor was there
   */
  record Kill(String target, long after, long backAfter) {}

  Killer(Path data, boolean processes, long seed, Duration average) {
    this.data = data;
    this.targets =
        processes
            ? List.of("order-service", "catalog-service", "stores", "redis")
            : List.of("redis");
    this.random = new SplittableRandom(seed);
    this.averageMillis = average.toMillis();
  }

  /** Kills so many, at random moments, each time another kind of process. */
  void run(int count) throws IOException, InterruptedException {
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      TimeUnit.MILLISECONDS.sleep(averageMillis / 2 + random.nextLong(averageMillis + 1));
      String target = targets.get(i % targets.size());
      long pid = pid(target).orElseThrow();
      long at = System.nanoTime();
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      awaitSuccessor(target, pid);
      kills.add(new Kill(target, millis(began, at), millis(at, System.nanoTime())));
    }
  }

  List<Kill> kills() {
    return List.copyOf(kills);
  }

  private void awaitSuccessor(String target, long before) throws IOException, InterruptedException {
    long end = System.nanoTime() + BACK.toNanos();
    while (pid(target).filter(now -> now != before && isAlive(now)).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(target + " did not come back");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private Optional<Long> pid(String target) throws IOException {
    if (target.equals("redis")) {
      Path file = data.resolve("redis/redis.pid");
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.matches("\\d+") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
    return MarketFile.read(data).service(target).map(MarketFile.Service::pid);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static long millis(long from, long until) {
    return TimeUnit.NANOSECONDS.toMillis(until - from);
  }
}
