package org.tongtian.bench.harness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What a benchmark started and must end, also when it is interrupted: closed in reverse order at
 * the end of the run or, with Ctrl-C, by the JVM's shutdown. Thread-safe.
 */
public final class ExitActions implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closing;
  private volatile boolean interrupted;

  /** Actions that the end of this JVM runs as well. */
  public static ExitActions ofThisJvm() {
    ExitActions actions = new ExitActions();
    Runtime.getRuntime().addShutdownHook(new Thread(actions::interrupt, "end-what-was-started"));
    return actions;
  }

  /**
   * Starts something that has to be closed in the end. Closing it earlier as well must do no harm.
   *
   * @throws IllegalStateException when the end has begun; nothing is started then
   */
  public synchronized <T extends AutoCloseable> T own(Supplier<T> starter) {
    if (closing) {
      throw new IllegalStateException("Interrupted");
    }
    T started = starter.get();
    open.push(started);
    return started;
  }

  /** Whether the JVM was told to end while something was still running. */
  public boolean isInterrupted() {
    return interrupted;
  }

  private void interrupt() {
    interrupted = true;
    close();
  }

  /** Closes all of it, the last one first; one that fails does not keep the others from closing. */
  @Override
  public synchronized void close() {
    closing = true;
    while (!open.isEmpty()) {
      AutoCloseable last = open.pop();
      try {
        last.close();
      } catch (Exception failure) {
        System.err.println("Could not be ended: " + failure);
      }
    }
  }
}
