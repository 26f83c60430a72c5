package org.tongtian.live.media;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other on borrowed threads, so that slow work keeps its order without
 * anybody holding a lock. A task that fails is logged and the next one runs.
 */
final class SerialQueue implements Executor {

  private static final Logger log = LoggerFactory.getLogger(SerialQueue.class);

  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  SerialQueue(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    threads.execute(this::drain);
  }

  /** Completes when the task, and everything queued before it, has run. */
  CompletableFuture<Void> submit(Runnable task) {
    return CompletableFuture.runAsync(task, this);
  }

  private void drain() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.warn("A queued media task failed", e);
      }
    }
  }

  private synchronized Runnable next() {
    Runnable task = waiting.poll();
    running = task != null;
    return task;
  }
}
