package org.tongtian.local.stores;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The H2 file under the embedded MongoDB. Nothing reaches the file but through {@link #commit()},
 * and a commit never cuts a write command in two: document, indexes and counters of one command are
 * on disk together or not at all.
 *
 * <p>What is committed survives the death of the process ({@code kill -9}); it is not forced
 * through the disk's cache, so a power failure may cost the last moments, unless {@code
 * -Dtongtian.stores.force=true} asks for that too, at the price of the disk's own time for every
 * commit.
 */
final class DurableStore implements AutoCloseable {
  /** Of what is in the maps; 0, MVStore's own default, was Java's object streams. */
  static final int FORMAT = 3;

  private static final int WORN_BELOW_PERCENT = 50;
  private static final int COMPACT_BYTES_PER_PASS = 2 * 1024 * 1024;
  private static final int COMPACT_MILLIS_AT_CLOSE = 2_000;

  private static final boolean FORCED = Boolean.getBoolean("tongtian.stores.force");

  private final MVStore store;
  private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock();

  private DurableStore(MVStore store) {
    this.store = store;
  }

  static DurableStore open(Path file) {
    try {
      MVStore store =
          new MVStore.Builder()
              .fileName(file.toString())
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .open();
      checkFormat(store, file);
      store.setRetentionTime(0);
      return new DurableStore(store);
    } catch (MVStoreException e) {
      throw new StoreStartException(
          "The MongoDB data file "
              + file
              + " cannot be opened ("
              + e.getMessage()
              + "); move it away to start with empty data.",
          e);
    }
  }

  /** Before any map is opened, for the bytes of one format mean nothing in another. */
  private static void checkFormat(MVStore store, Path file) {
    int format = store.getStoreVersion();
    if (format == FORMAT) {
      return;
    }
    if (format == 0 && store.getMapNames().isEmpty()) {
      store.setStoreVersion(FORMAT);
      store.commit();
      return;
    }
    store.closeImmediately();
    throw new StoreStartException(
        "The MongoDB data file "
            + file
            + " has format "
            + format
            + ", written by another version of this market, and this one reads format "
            + FORMAT
            + "; ./run --reset begins with new data.");
  }

  MVStore mvStore() {
    return store;
  }

  /** Runs a command that changes nothing, over pages that stay readable until it is done. */
  <T> T read(Supplier<T> command) {
    MVStore.TxCounter pinned = store.registerVersionUsage();
    try {
      return command.get();
    } finally {
      store.deregisterVersionUsage(pinned);
    }
  }

  /**
   * Runs a command that may change data; it is durable when a {@link #commit()} that began
   * afterwards returns.
   */
  <T> T write(Supplier<T> command) {
    commands.readLock().lock();
    try {
      return read(command);
    } finally {
      commands.readLock().unlock();
    }
  }

  /**
   * Writes everything done so far to the file.
   *
   * @throws IllegalStateException when the store is closed, also when an earlier failure closed it
   */
  void commit() {
    commands.writeLock().lock();
    try {
      commitAlone();
    } finally {
      commands.writeLock().unlock();
    }
  }

  private void commitAlone() {
    store.commit();
    if (FORCED && !store.isClosed()) {
      store.sync();
    }
    // MVStore answers a commit after its own failure with silence; nobody may take that for
    // success.
    if (store.isClosed()) {
      throw new IllegalStateException("The store is closed, nothing was committed");
    }
  }

  /**
   * Moves what still lives in mostly dead chunks together, so that their space can be used again.
   *
   * @return whether there may be more to do
   */
  boolean compactOnePass() {
    commands.writeLock().lock();
    try {
      if (store.isClosed() || !store.compact(WORN_BELOW_PERCENT, COMPACT_BYTES_PER_PASS)) {
        return false;
      }
      commitAlone();
      return true;
    } finally {
      commands.writeLock().unlock();
    }
  }

  /**
   * Compacts for at most two seconds, commits and closes the file. MVStore's own compaction at
   * close is not used: it also moves chunks and fails an assertion of its own when it meets a gap
   * behind them (2.4.240).
   */
  @Override
  public void close() {
    long stopAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(COMPACT_MILLIS_AT_CLOSE);
    try {
      boolean more = compactOnePass();
      while (more && System.nanoTime() < stopAt) {
        more = compactOnePass();
      }
    } finally {
      store.close(0);
    }
  }
}
