package org.tongtian.local.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a data folder to one owner. The operating system gives the lock back when its process dies,
 * however it dies.
 */
final class FolderLock implements AutoCloseable {
  // Closing any second channel on a file would drop this process's lock on it (POSIX), so this JVM
  // remembers its own.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Creates the folder where missing and takes it.
   *
   * @throws StoreStartException when another owner has it, or the folder cannot be written
   */
  static FolderLock acquire(Path requested, String store) {
    Path folder = create(requested, store);
    if (!HELD_HERE.add(folder)) {
      throw inUse(folder, store, "this program");
    }
    try {
      return new FolderLock(folder, lock(folder, store));
    } catch (RuntimeException e) {
      HELD_HERE.remove(folder);
      throw e;
    }
  }

  /** The real path of the locked folder. */
  Path folder() {
    return folder;
  }

  private static Path create(Path requested, String store) {
    try {
      return Files.createDirectories(requested).toRealPath();
    } catch (IOException e) {
      throw unwritable(requested, store, e);
    }
  }

  private static FileChannel lock(Path folder, String store) {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        channel.close();
        throw inUse(folder, store, "process " + Files.readString(file).strip());
      }
      writeOwner(channel);
      return channel;
    } catch (IOException e) {
      throw unwritable(folder, store, e);
    }
  }

  private static void writeOwner(FileChannel channel) throws IOException {
    byte[] owner = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner), 0);
  }

  private static StoreStartException inUse(Path folder, String store, String owner) {
    return new StoreStartException(
        "The "
            + store
            + " data in "
            + folder
            + " is already in use by "
            + owner
            + "; stop that one first or choose another data folder.");
  }

  private static StoreStartException unwritable(Path folder, String store, IOException cause) {
    return new StoreStartException(
        "The "
            + store
            + " data folder "
            + folder
            + " cannot be created or written ("
            + cause
            + "); choose another data folder or correct its permissions.",
        cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Lock of " + folder + " could not be given back", e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
