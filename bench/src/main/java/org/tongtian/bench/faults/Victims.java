package org.tongtian.bench.faults;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.market.MarketFile;

/** What may be struck: the market's processes, and what Redis knows. */
final class Victims {

  static final String REDIS = "redis";
  static final String FLUSH = "redis FLUSHALL";

  private static final Duration BACK = Duration.ofMinutes(4);
  private static final int ANSWER_MILLIS = 2_000;

  private final Path data;

  /**
   * @param data the market's data folder
   */
  Victims(Path data) {
    this.data = data;
  }

  /** Strikes without a word, as the out-of-memory killer would; returns when all is back. */
  void strike(String target, Strike strike) throws IOException, InterruptedException {
    if (target.equals(FLUSH)) {
      strike.gone();
      await("FLUSHALL", () -> isAnswered("FLUSHALL", "+OK"));
    } else {
      kill(target, strike);
    }
    strike.back();
  }

  private void kill(String target, Strike strike) throws IOException, InterruptedException {
    long before = pid(target).orElseThrow(() -> new IllegalStateException("No " + target));
    ProcessHandle process =
        ProcessHandle.of(before).orElseThrow(() -> new IllegalStateException("No " + target));
    process.destroyForcibly();
    process.onExit().join();
    strike.gone();
    await(target, () -> pid(target).filter(now -> now != before && isAlive(now)).isPresent());
    if (target.equals(REDIS)) {
      await(target, () -> isAnswered("PING", "+PONG"));
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + BACK.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + " did not come back");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private boolean isAnswered(String command, String expected) {
    URI redis = URI.create(MarketFile.read(data).redis());
    try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(expected);
    } catch (IOException away) {
      return false;
    }
  }

  private Optional<Long> pid(String target) throws IOException {
    if (target.equals(REDIS)) {
      Path file = data.resolve("redis/redis.pid");
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.matches("\\d+") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
    return MarketFile.read(data).service(target).map(MarketFile.Service::pid);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
