package org.tongtian.local.stores;

import java.util.concurrent.CompletableFuture;

/**
 * One commit for everybody who waits. Writers that ask while a commit is under way share the next
 * one, so the busier the store, the more writes one commit carries.
 */
final class GroupCommit implements AutoCloseable {
  private final Runnable commit;
  private final Thread thread;
  private final Object monitor = new Object();
  private CompletableFuture<Void> next = new CompletableFuture<>();
  private boolean wanted;
  private boolean closed;
  private RuntimeException broken;
  private long commits;

  GroupCommit(Runnable commit) {
    this.commit = commit;
    this.thread = Thread.ofPlatform().daemon().name("mongo-group-commit").start(this::run);
  }

  /**
   * To be called after a write was applied.
   *
   * @return completes when a commit that began after this call has ended; fails when that commit
   *     failed, and then so does every later one, for what the file holds is no longer certain
   */
  CompletableFuture<Void> afterWrite() {
    synchronized (monitor) {
      if (broken != null) {
        return CompletableFuture.failedFuture(broken);
      }
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("The store is closing"));
      }
      wanted = true;
      monitor.notifyAll();
      return next;
    }
  }

  /** How many commits have been made. */
  long commits() {
    synchronized (monitor) {
      return commits;
    }
  }

  private void run() {
    CompletableFuture<Void> batch = takeBatch();
    while (batch != null) {
      commitFor(batch);
      batch = takeBatch();
    }
  }

  private CompletableFuture<Void> takeBatch() {
    synchronized (monitor) {
      while (!wanted && !closed) {
        try {
          monitor.wait();
        } catch (InterruptedException e) {
          // Only close() ends this thread: an interrupt must not leave writers waiting for ever.
          closed = true;
        }
      }
      if (!wanted) {
        return null;
      }
      CompletableFuture<Void> batch = next;
      next = new CompletableFuture<>();
      wanted = false;
      return batch;
    }
  }

  private void commitFor(CompletableFuture<Void> batch) {
    try {
      commit.run();
    } catch (RuntimeException e) {
      fail(batch, e);
      return;
    }
    synchronized (monitor) {
      commits++;
    }
    batch.complete(null);
  }

  private void fail(CompletableFuture<Void> batch, RuntimeException cause) {
    CompletableFuture<Void> alsoWaiting;
    synchronized (monitor) {
      broken = cause;
      alsoWaiting = next;
      wanted = false;
    }
    batch.completeExceptionally(cause);
    alsoWaiting.completeExceptionally(cause);
  }

  /** Makes the commit that is still wanted, then ends. */
  @Override
  public void close() {
    synchronized (monitor) {
      closed = true;
      monitor.notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
