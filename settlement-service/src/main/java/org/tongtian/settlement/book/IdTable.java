package org.tongtian.settlement.book;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.tongtian.kit.Pure;

/**
 * Numbers by id in 24 bytes a place: a million ids fit where a map of strings would need ten times
 * as much. A UUID is kept as its 128 bits, any other id as the first 128 bits of its SHA-256.
 */
@Pure
final class IdTable {

  private static final int UUID_LENGTH = 36;
  private static final int CELL = 3;

  private long[] cells = new long[64 * CELL];
  private int size;

  /** The number of the id, 0 where it has none. */
  long get(String id) {
    long[] key = key(id);
    return cells[place(cells, key[0], key[1]) + 2];
  }

  /** Sets the number of the id, which is not 0. */
  void put(String id, long number) {
    long[] key = key(id);
    int place = place(cells, key[0], key[1]);
    if (cells[place + 2] == 0) {
      size++;
    }
    cells[place] = key[0];
    cells[place + 1] = key[1];
    cells[place + 2] = number;
    if (size * 3L > cells.length / CELL * 2L) {
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(cells.length, 2)];
    for (int from = 0; from < cells.length; from += CELL) {
      if (cells[from + 2] != 0) {
        int to = place(larger, cells[from], cells[from + 1]);
        System.arraycopy(cells, from, larger, to, CELL);
      }
    }
    cells = larger;
  }

  private static int place(long[] cells, long high, long low) {
    int places = cells.length / CELL;
    long mixed = (low ^ (high * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L;
    int place = (int) ((mixed >>> 32) & (places - 1));
    while (cells[place * CELL + 2] != 0
        && (cells[place * CELL] != high || cells[place * CELL + 1] != low)) {
      place = (place + 1) & (places - 1);
    }
    return place * CELL;
  }

  private static long[] key(String id) {
    long[] key = new long[2];
    return id.length() == UUID_LENGTH && readUuid(id, key) ? key : hashed(id);
  }

  private static boolean readUuid(String id, long[] key) {
    int digits = 0;
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = id.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return false;
        }
        continue;
      }
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) {
        return false;
      }
      int half = digits++ < 16 ? 0 : 1;
      key[half] = (key[half] << 4) | digit;
    }
    return true;
  }

  private static long[] hashed(String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
      return new long[] {bytes.getLong(), bytes.getLong()};
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
