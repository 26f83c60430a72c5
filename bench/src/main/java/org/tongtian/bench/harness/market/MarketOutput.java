package org.tongtian.bench.harness.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Reads what a starting market prints, and notes when it says that it is open. Thread-safe. */
final class MarketOutput {

  /** Without the Chinese name before it, which depends on the terminal's character set. */
  private static final String OPEN = "Tongtian is open.";

  private static final int KEPT_LINES = 12;
  private static final long SLICE_MILLIS = 50;

  private final CountDownLatch openOrEnded = new CountDownLatch(1);
  private final Deque<String> last = new ArrayDeque<>();
  private boolean open;
  private boolean prepared;
  private boolean partsBegan;

  /** Reads until the market's output ends. */
  void read(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException ended) {
      take("(its output ended: " + ended.getMessage() + ")");
    } finally {
      openOrEnded.countDown();
    }
  }

  private synchronized void take(String line) {
    last.addLast(line);
    if (last.size() > KEPT_LINES) {
      last.removeFirst();
    }
    partsBegan = partsBegan || line.startsWith("[");
    prepared = prepared || (!partsBegan && line.contains("…"));
    if (line.endsWith(OPEN)) {
      open = true;
      openOrEnded.countDown();
    }
  }

  /**
   * Waits for the open market, or for the end of its output or its process (what it started may
   * keep the output open).
   *
   * @param patience how long the market may take; while {@code ./run} prepares it, nothing counts
   */
  boolean awaitOpen(Duration patience, BooleanSupplier alive) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!openOrEnded.await(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
      if (isPreparing()) {
        deadline = System.nanoTime() + patience.toNanos();
      }
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      if (!alive.getAsBoolean()) {
        return openOrEnded.await(SLICE_MILLIS, TimeUnit.MILLISECONDS) && isOpen();
      }
    }
    return isOpen();
  }

  private synchronized boolean isOpen() {
    return open;
  }

  private synchronized boolean isPreparing() {
    return prepared && !partsBegan;
  }

  /** Whether {@code ./run} first installed or built something, which is no part of a start. */
  synchronized boolean isPrepared() {
    return prepared;
  }

  synchronized String lastLines() {
    return String.join("\n", last);
  }
}
