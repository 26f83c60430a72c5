package org.tongtian.settlement.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.EntrySource;

/**
 * The blocks of an export that were checked before: the newest ones are kept, older ones are read
 * again from the file.
 */
final class BlocksOfFile implements EntrySource, Closeable {

  private static final long BYTES_OF_ENTRY = 4096;

  private final long mostEntries = Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_ENTRY;
  private final RandomAccessFile file;
  private final LinkedHashMap<Long, Block> newest = new LinkedHashMap<>();
  private long entries;
  private long[] places = new long[1024];
  private int count;

  BlocksOfFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
  }

  /**
   * Keeps the next block.
   *
   * @param place of its line in the file, bytes from the start
   */
  void add(Block block, long place) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = place;
    newest.put(block.seq(), block);
    entries += block.entries().size();
    while (entries > mostEntries && newest.size() > 1) {
      entries -= newest.pollFirstEntry().getValue().entries().size();
    }
  }

  @Override
  public Block block(long seq) {
    Block known = newest.get(seq);
    return known != null ? known : readAgain(seq);
  }

  private Block readAgain(long seq) {
    if (seq < 1 || seq > count) {
      throw new IllegalStateException("block " + seq + " was not read yet");
    }
    try {
      file.seek(places[(int) seq - 1]);
      String line = file.readLine();
      return ExportLine.of(0, line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)).block();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
