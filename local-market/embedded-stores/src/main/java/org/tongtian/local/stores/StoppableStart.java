package org.tongtian.local.stores;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what must be stopped when the program is told to end, even while it is still starting: a
 * child process that was launched a moment before would be left behind otherwise.
 */
public final class StoppableStart {
  private static final Logger LOG = LoggerFactory.getLogger(StoppableStart.class);
  private static final long PATIENCE_SECONDS = 30;

  private StoppableStart() {}

  /**
   * Starts it in this thread and closes it when the JVM ends. Where the JVM ends first, the thread
   * is interrupted; a start that fails must leave nothing running.
   *
   * @throws RuntimeException as the start does
   */
  public static <T extends AutoCloseable> T of(Supplier<T> start) {
    CompletableFuture<T> started = new CompletableFuture<>();
    Thread starter = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, starter), "stop"));
    try {
      T running = start.get();
      started.complete(running);
      return running;
    } finally {
      started.cancel(false); // does nothing to one that is complete
    }
  }

  private static <T extends AutoCloseable> void stop(CompletableFuture<T> started, Thread starter) {
    if (!started.isDone()) {
      starter.interrupt();
    }
    try {
      T running =
          started
              .exceptionally(failed -> null)
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .join();
      if (running != null) {
        running.close();
      }
    } catch (CompletionException slow) {
      LOG.warn("The start could not be broken off", slow);
    } catch (Exception failure) {
      LOG.warn("Stopping failed", failure);
    }
  }
}
