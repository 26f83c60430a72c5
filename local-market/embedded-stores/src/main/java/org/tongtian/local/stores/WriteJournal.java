package org.tongtian.local.stores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * What commands changed since the H2 file was last committed, in the order in which they changed
 * it. A commit of that file writes every page that was touched and all above them; a record here
 * holds the changed documents and keys alone. So a write is durable when it is here.
 *
 * <p>The file begins with its generation: the one of the H2 file that its records follow. A record
 * is its length, a checksum and the changes of whole commands. The process may die while it writes
 * one, so a record that lacks its end is none; nobody was told that it is durable.
 */
final class WriteJournal implements AutoCloseable {
  /** Of a journal that has no beginning yet. */
  static final long NONE = -1;

  private static final int BEGINNING = Long.BYTES;
  private static final int RECORD_HEAD = 2 * Integer.BYTES;
  private static final int REMOVED = -1;

  private final Path file;
  private final FileChannel channel;
  private final ByteArrayOutputStream changes = new ByteArrayOutputStream();
  private final DataOutputStream pending = new DataOutputStream(changes);
  private long end;

  /** One changed entry of a map. */
  @FunctionalInterface
  interface Change {
    /**
     * @param value null where the key was removed
     */
    void of(int map, byte[] key, byte[] value);
  }

  private WriteJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens the file, which is created where missing; {@link #begin} comes before any writing. */
  static WriteJournal open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new WriteJournal(file, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The generation that the records in the file follow, or {@link #NONE}. */
  long generation() {
    ByteBuffer bytes = ByteBuffer.wrap(read());
    return bytes.remaining() < BEGINNING ? NONE : bytes.getLong();
  }

  /**
   * Hands over every change of the whole records in the file, in their order.
   *
   * @throws StoreStartException where a record is there to its end and not as it was written
   */
  void replay(Change change) {
    ByteBuffer bytes = ByteBuffer.wrap(read());
    bytes.position(Math.min(BEGINNING, bytes.limit()));
    while (bytes.remaining() >= RECORD_HEAD) {
      int length = bytes.getInt();
      int checksum = bytes.getInt();
      if (length > bytes.remaining()) {
        return;
      }
      byte[] record = new byte[Math.max(0, length)];
      bytes.get(record);
      if (length <= 0 || checksum(record) != checksum) {
        throw new StoreStartException(
            "The journal "
                + file
                + " is damaged; move it and the MongoDB data file away to start with empty data.");
      }
      hand(record, change);
    }
  }

  private static void hand(byte[] record, Change change) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      while (in.available() > 0) {
        int map = in.readInt();
        byte[] key = in.readNBytes(in.readInt());
        int length = in.readInt();
        change.of(map, key, length == REMOVED ? null : in.readNBytes(length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empties the file: the H2 file of that generation holds everything. */
  synchronized void begin(long generation) {
    end = 0;
    changes.reset();
    try {
      channel.truncate(0);
      end = put(ByteBuffer.allocate(BEGINNING).putLong(generation).flip(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Notes a change, in memory.
   *
   * @param value null where the key was removed
   */
  synchronized void changed(int map, byte[] key, byte[] value) {
    try {
      pending.writeInt(map);
      pending.writeInt(key.length);
      pending.write(key);
      pending.writeInt(value == null ? REMOVED : value.length);
      if (value != null) {
        pending.write(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes what was noted as one record; nothing where nothing was.
   *
   * @throws IllegalStateException where the journal could not be begun: what is written to it would
   *     not be read again
   */
  synchronized void write() {
    if (end == 0) {
      throw new IllegalStateException("The journal " + file + " has no beginning");
    }
    if (changes.size() == 0) {
      return;
    }
    byte[] record = changes.toByteArray();
    changes.reset();
    ByteBuffer bytes = ByteBuffer.allocate(RECORD_HEAD + record.length);
    bytes.putInt(record.length).putInt(checksum(record)).put(record).flip();
    try {
      end = put(bytes, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Through the disk's cache too. */
  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nothing follows the H2 file, neither noted nor written. */
  synchronized boolean isEmpty() {
    return end <= BEGINNING && changes.size() == 0;
  }

  /** In bytes, of what is written. */
  synchronized long length() {
    return end;
  }

  /** In bytes, of what is only noted. */
  synchronized int noted() {
    return changes.size();
  }

  private long put(ByteBuffer bytes, long position) throws IOException {
    long next = position;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
    return next;
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int checksum(byte[] record) {
    CRC32 crc = new CRC32();
    crc.update(record);
    return (int) crc.getValue();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
