package org.tongtian.local.stores;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The H2 file under the embedded MongoDB, and the journal of what it does not hold yet. Nothing
 * reaches either but through {@link #commit()}, and a commit never cuts a write command in two:
 * document, indexes and counters of one command are on disk together or not at all.
 *
 * <p>A commit writes the journal, and the H2 file itself a few times a second. That file counts its
 * own commits (generations) and the journal says which it follows, so of a crash between the two
 * nothing is taken over twice.
 *
 * <p>What is committed survives the death of the process ({@code kill -9}); it is not forced
 * through the disk's cache, so a power failure may cost the last moments, unless {@code
 * -Dtongtian.stores.force=true} asks for that too, at the price of the disk's own time for every
 * commit.
 */
final class DurableStore implements AutoCloseable {
  /** Of what is in the maps; 0, MVStore's own default, was Java's object streams. */
  static final int FORMAT = 4;

  /** H2Backend finds the databases of a file by this. */
  static final String DATA = "databases.";

  private static final int WITHOUT_JOURNAL = 3;
  private static final String GENERATION = "journal";
  private static final long FILE_COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long JOURNAL_BYTES = 8 * 1024 * 1024;

  /** So much at once is about as much in pages, and would only be written twice. */
  private static final int LARGE_BYTES = 64 * 1024;

  private static final int WORN_BELOW_PERCENT = 50;
  private static final int COMPACT_BYTES_PER_PASS = 2 * 1024 * 1024;
  private static final int COMPACT_MILLIS_AT_CLOSE = 2_000;

  private static final boolean FORCED = Boolean.getBoolean("tongtian.stores.force");

  private final MVStore store;
  private final WriteJournal journal;
  private final MVMap<String, Long> generations;
  private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock();
  private long fileCommittedAt;

  /** The journal knows maps by number, and a new one has none before the file holds it. */
  private volatile boolean hasOtherMaps;

  private DurableStore(MVStore store, WriteJournal journal) {
    this.store = store;
    this.journal = journal;
    this.generations = store.openMap("generations");
  }

  static DurableStore open(Path file) {
    MVStore store = openFile(file);
    WriteJournal journal = null;
    try {
      checkFormat(store, file);
      journal = WriteJournal.open(journalOf(file));
      DurableStore durable = new DurableStore(store, journal);
      durable.recover(file);
      return durable;
    } catch (RuntimeException e) {
      store.closeImmediately();
      if (journal != null) {
        journal.close();
      }
      throw e;
    }
  }

  private static MVStore openFile(Path file) {
    try {
      MVStore store =
          new MVStore.Builder()
              .fileName(file.toString())
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .open();
      store.setRetentionTime(0);
      return store;
    } catch (MVStoreException e) {
      throw new StoreStartException(
          "The MongoDB data file "
              + file
              + " cannot be opened ("
              + e.getMessage()
              + "); move it away, with "
              + journalOf(file).getFileName()
              + ", to start with empty data.",
          e);
    }
  }

  private static Path journalOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".journal");
  }

  /** Before any map is opened, for the bytes of one format mean nothing in another. */
  private static void checkFormat(MVStore store, Path file) {
    int format = store.getStoreVersion();
    if (format == FORMAT) {
      return;
    }
    if (format == WITHOUT_JOURNAL || (format == 0 && store.getMapNames().isEmpty())) {
      store.setStoreVersion(FORMAT);
      store.commit();
      return;
    }
    throw new StoreStartException(
        "The MongoDB data file "
            + file
            + " has format "
            + format
            + ", written by another version of this market, and this one reads format "
            + FORMAT
            + "; ./run --reset begins with new data.");
  }

  private void recover(Path file) {
    long follows = journal.generation();
    long generation = generations.getOrDefault(GENERATION, WriteJournal.NONE);
    if (follows > generation) {
      throw notTogether(file);
    }
    // One that is behind was taken into the file by its last commit.
    if (follows == generation && follows != WriteJournal.NONE) {
      journal.replay((map, key, value) -> redo(file, map, key, value));
    }
    commitFile();
  }

  private static StoreStartException notTogether(Path file) {
    return new StoreStartException(
        "The journal "
            + journalOf(file)
            + " does not belong to the MongoDB data file beside it; move both away to start with"
            + " empty data.");
  }

  private void redo(Path file, int map, byte[] key, byte[] value) {
    String name = store.getMapName(map);
    if (name == null) {
      throw notTogether(file);
    }
    if (name.startsWith(DATA)) {
      redo(documentsMap(name), new StoredKey(key), value);
    } else {
      redo(entriesMap(name), new StoredKey(key), value == null ? null : new StoredKey(value));
    }
  }

  private static <V> void redo(MVMap<StoredKey, V> map, StoredKey key, V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  MVStore mvStore() {
    return store;
  }

  /** The documents of a collection, by database and name with a dot between them. */
  StoredMap<byte[]> documents(String collection) {
    String name = DATA + collection;
    noteIfNew(name);
    return new StoredMap<>(documentsMap(name), bson -> bson, journal);
  }

  /** The entries of an index; its name begins like no collection's map. */
  StoredMap<StoredKey> entries(String name) {
    noteIfNew(name);
    return new StoredMap<>(entriesMap(name), StoredKey::bytes, journal);
  }

  private void noteIfNew(String map) {
    if (!store.hasMap(map)) {
      hasOtherMaps = true;
    }
  }

  private MVMap<StoredKey, byte[]> documentsMap(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<StoredKey, byte[]>()
            .keyType(KeyType.INSTANCE)
            .valueType(DocumentType.INSTANCE));
  }

  private MVMap<StoredKey, StoredKey> entriesMap(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<StoredKey, StoredKey>()
            .keyType(KeyType.INSTANCE)
            .valueType(KeyType.INSTANCE));
  }

  void remove(String map) {
    hasOtherMaps = true;
    store.removeMap(map);
  }

  void rename(String map, String newName) {
    hasOtherMaps = true;
    store.renameMap(store.openMap(map), newName);
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
   * Makes everything done so far durable.
   *
   * @throws IllegalStateException when the store is closed, also when an earlier failure closed it
   * @throws java.io.UncheckedIOException when the journal can't be written
   */
  void commit() {
    commands.writeLock().lock();
    try {
      if (hasOtherMaps
          || journal.noted() > LARGE_BYTES
          || journal.length() > JOURNAL_BYTES
          || System.nanoTime() - fileCommittedAt > FILE_COMMIT_NANOS) {
        commitFile();
        return;
      }
      requireOpen();
      journal.write();
      if (FORCED) {
        journal.force();
      }
    } finally {
      commands.writeLock().unlock();
    }
  }

  /** The H2 file holds everything, and the journal begins anew behind it. */
  void commitFile() {
    long generation = generations.getOrDefault(GENERATION, System.currentTimeMillis()) + 1;
    requireOpen();
    generations.put(GENERATION, generation);
    store.commit();
    if (FORCED && !store.isClosed()) {
      store.sync();
    }
    // MVStore answers a commit after its own failure with silence; nobody may take that for
    // success.
    requireOpen();
    journal.begin(generation);
    hasOtherMaps = false;
    fileCommittedAt = System.nanoTime();
  }

  private void requireOpen() {
    if (store.isClosed()) {
      throw new IllegalStateException("The store is closed, nothing was committed");
    }
  }

  /**
   * Moves what still lives in mostly dead chunks together, so that their space can be used again.
   * MVStore commits while it does, and so the journal must be empty before.
   *
   * @return whether there may be more to do
   */
  boolean compactOnePass() {
    commands.writeLock().lock();
    try {
      if (store.isClosed()) {
        return false;
      }
      if (!journal.isEmpty()) {
        commitFile();
      }
      if (!store.compact(WORN_BELOW_PERCENT, COMPACT_BYTES_PER_PASS)) {
        return false;
      }
      commitFile();
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
      journal.close();
    }
  }
}
