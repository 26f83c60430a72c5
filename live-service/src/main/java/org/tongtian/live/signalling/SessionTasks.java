package org.tongtian.live.signalling;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media requests of one connection: one after the other, on borrowed threads, so that neither
 * the socket's reader nor a lock waits for the media server. Bounded: a client can't pile up work.
 */
final class SessionTasks {

  private static final Logger LOG = LoggerFactory.getLogger(SessionTasks.class);
  private static final int MOST = 128;

  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isRunning;
  private boolean isClosed;

  SessionTasks(Executor threads) {
    this.threads = threads;
  }

  /** Whether the task was taken. */
  synchronized boolean add(Runnable task) {
    if (isClosed || waiting.size() >= MOST) {
      return false;
    }
    waiting.add(task);
    runSoon();
    return true;
  }

  /** Drops what waits, runs the last task behind what runs now, and takes no more. */
  synchronized void finish(Runnable last) {
    if (isClosed) {
      return;
    }
    isClosed = true;
    waiting.clear();
    waiting.add(last);
    runSoon();
  }

  private void runSoon() {
    if (!isRunning) {
      isRunning = true;
      threads.execute(this::drain);
    }
  }

  private void drain() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException failure) {
        LOG.warn("A media request failed", failure);
      }
    }
  }

  private synchronized Runnable next() {
    Runnable task = waiting.poll();
    isRunning = task != null;
    return task;
  }
}
