package org.tongtian.local.stores;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MongoDB for one machine: mongo-java-server over an H2 file. A write is acknowledged when it is in
 * the file, and one commit serves every write that waits ({@link GroupCommit}); nothing
 * acknowledged is lost when the process is killed.
 *
 * <p>It speaks the portable subset of docs/architecture; it has no sessions, transactions or
 * replica set.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
  private static final long COMPACT_EVERY_MILLIS = 1_000;
  private static final int COMPACT_PASSES = 4;

  private final FolderLock lock;
  private final DurableStore store;
  private final GroupCommit groupCommit;
  private final MongoDoor door;
  private final ScheduledExecutorService compacting;

  private EmbeddedMongo(
      FolderLock lock, DurableStore store, GroupCommit groupCommit, MongoDoor door) {
    this.lock = lock;
    this.store = store;
    this.groupCommit = groupCommit;
    this.door = door;
    this.compacting =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-compact").factory());
    var _ =
        compacting.scheduleWithFixedDelay(
            this::compact, COMPACT_EVERY_MILLIS, COMPACT_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts on 127.0.0.1 over the data in a folder, which is created where missing.
   *
   * @param port 0 chooses a free one
   * @throws StoreStartException when the port is taken, the folder is in use or cannot be written,
   *     or its file is damaged
   */
  public static EmbeddedMongo start(Path dataDir, int port) {
    return start(dataDir, port, () -> {});
  }

  /** As {@link #start(Path, int)}, with something to run before each commit. */
  static EmbeddedMongo start(Path dataDir, int port, Runnable beforeCommit) {
    FolderLock lock = FolderLock.acquire(dataDir, "MongoDB");
    try {
      DurableStore store = DurableStore.open(lock.folder().resolve("mongo.mv"));
      try {
        return open(lock, store, port, beforeCommit);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedMongo open(
      FolderLock lock, DurableStore store, int port, Runnable beforeCommit) {
    DurableBackend backend = new DurableBackend(store);
    GroupCommit groupCommit =
        new GroupCommit(
            () -> {
              beforeCommit.run();
              store.commit();
            });
    try {
      MongoDoor door = MongoDoor.open(port, backend, groupCommit);
      LOG.info("MongoDB listens on port {}, data in {}", door.port(), lock.folder());
      return new EmbeddedMongo(lock, store, groupCommit, door);
    } catch (RuntimeException e) {
      groupCommit.close();
      throw e;
    }
  }

  private void compact() {
    try {
      int passes = 0;
      while (passes < COMPACT_PASSES && store.compactOnePass()) {
        passes++;
      }
    } catch (RuntimeException e) {
      // Compacting only saves space; a store that is really broken says so at the next commit.
      LOG.warn("The MongoDB data file could not be compacted", e);
    }
  }

  /** Connection string without a database, such as {@code mongodb://127.0.0.1:27117}. */
  public String uri() {
    return "mongodb://" + LocalPort.HOST + ":" + door.port();
  }

  /** How many commits have been made since the start. */
  long commits() {
    return groupCommit.commits();
  }

  /**
   * Answers what is waiting for its commit, ends all connections, compacts for at most two seconds
   * and closes.
   */
  @Override
  public void close() {
    door.stopListening();
    compacting.close();
    groupCommit.close();
    door.close();
    store.close();
    lock.close();
  }
}
