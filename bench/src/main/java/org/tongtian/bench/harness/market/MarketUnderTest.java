package org.tongtian.bench.harness.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.machine.MemoryUse;
import org.tongtian.bench.harness.machine.ProcessTable;

/**
 * A market started by {@code ./run} for a benchmark, on its own data and ports. Closing it ends it;
 * own it with {@link org.tongtian.bench.harness.ExitActions}, so that Ctrl-C ends it too.
 */
public final class MarketUnderTest implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private static final Duration GIVE_UP_PATIENCE = Duration.ofSeconds(3);

  /** From the end of a process's output to its own end. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Process process;
  private final long begunNanos;
  private final MarketSettings settings;
  private final MarketOutput output = new MarketOutput();
  private final ProcessTable table = ProcessTable.ofThisMachine();
  private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
  private MarketFile file;
  private Stopped stopped;

  /**
   * How a market ended.
   *
   * @param took from Ctrl-C to the end of its last process
   * @param clean whether it ended by itself in time, with nothing left behind
   */
  public record Stopped(Duration took, boolean clean) {}

  private MarketUnderTest(Process process, long begunNanos, MarketSettings settings) {
    this.process = process;
    this.begunNanos = begunNanos;
    this.settings = settings;
  }

  /** Begins to start a market; {@link #awaitReady} tells when it can be used. */
  public static MarketUnderTest launch(MarketSettings settings) {
    ProcessBuilder builder =
        new ProcessBuilder(settings.command(FreePorts.block(ProcessHandle.current().pid())))
            .directory(settings.repository().toFile())
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(settings.environment());
    try {
      long begun = System.nanoTime();
      Process process = builder.start();
      MarketUnderTest market = new MarketUnderTest(process, begun, settings);
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      Thread.ofPlatform().daemon().name("market-output").start(() -> market.output.read(lines));
      return market;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Waits until the market says that it is open and each of its services says that it is ready.
   *
   * @param patience how long that may take; building and installing before it are not counted
   * @return time since it was launched
   * @throws MarketFailedException with the market's last words when it ends
   * @throws MarketTooSlowException likewise when it takes too long
   */
  public Duration awaitReady(Duration patience) throws InterruptedException {
    if (!output.awaitOpen(patience, process::isAlive)) {
      throw notOpen(patience);
    }
    Health.await(readFile(), System.nanoTime() + patience.toNanos());
    pids();
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  private MarketFailedException notOpen(Duration patience) throws InterruptedException {
    if (process.waitFor(LAST_WORDS)) {
      return new MarketFailedException(
          "The market did not start; its last words:\n" + output.lastLines());
    }
    return new MarketTooSlowException(
        "The market was not open after %d s; its last words:\n%s"
            .formatted(patience.toSeconds(), output.lastLines()));
  }

  private synchronized MarketFile readFile() {
    file = MarketFile.read(settings.data());
    return file;
  }

  /** Whether it had to be built or something installed before it could start. */
  public boolean hadToBePrepared() {
    return output.isPrepared();
  }

  /**
   * Addresses and people.
   *
   * @throws IllegalStateException before it is ready
   */
  public synchronized MarketFile file() {
    if (file == null) {
      throw new IllegalStateException("The market is not ready yet");
    }
    return file;
  }

  /** Its processes that are alive, stores included. */
  public Set<Long> pids() {
    Set<Long> pids = table.withDescendants(List.of(process.pid()));
    // Handles, unlike ids, never mean another process that got the same id later.
    pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(seen::add));
    return pids;
  }

  /** The memory of all of them together. */
  public MemoryUse memory() {
    return table.memory(pids());
  }

  /** Ends it as Ctrl-C does, and by force where that is not enough. Again: the same answer. */
  public Stopped stop() {
    return stop(STOP_PATIENCE);
  }

  /**
   * Likewise.
   *
   * @param patience after which it is ended by force
   */
  synchronized Stopped stop(Duration patience) {
    if (stopped == null) {
      stopped = end(patience);
    }
    return stopped;
  }

  private Stopped end(Duration patience) {
    pids();
    List<ProcessHandle> all = List.copyOf(seen);
    long begin = System.nanoTime();
    boolean clean = process.isAlive() && interrupt() && awaitEnd(all, patience);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    if (!clean) {
      all.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(all, STOP_PATIENCE);
    }
    return new Stopped(took, clean);
  }

  private boolean interrupt() {
    try {
      return new ProcessBuilder("bash", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
              .start()
              .waitFor()
          == 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean awaitEnd(List<ProcessHandle> all, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MarketFailedException("Interrupted while the market ended", interrupted);
    }
  }

  /** Ends it; one that never was ready has nothing to save and is not waited for long. */
  @Override
  public void close() {
    stop(isReady() ? STOP_PATIENCE : GIVE_UP_PATIENCE);
  }

  private synchronized boolean isReady() {
    return file != null;
  }
}
