package org.tongtian.settlement.verify;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.tongtian.settlement.proof.Sha256;

/** Reads a file line by line as bytes and hashes what it has read. */
final class LineReader implements Closeable {

  /** No line may be longer: a block is at most 16 MB in the store. */
  static final int LONGEST = 64 << 20;

  private static final int BUFFER = 1 << 18;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final MessageDigest digest = Sha256.digest();
  private int at;
  private int end;
  private long number;
  private long place;
  private byte[] current;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its line feed, null after the last.
   *
   * @throws Fault.Found where a line has no line feed or is too long
   */
  byte[] next() throws IOException {
    if (current != null) {
      place += current.length + 1;
      digest.update(current);
      digest.update((byte) '\n');
    }
    current = read();
    return current;
  }

  private byte[] read() throws IOException {
    number++;
    ByteArrayOutputStream whole = null;
    while (true) {
      if (at == end && !fill()) {
        if (whole == null) {
          number--;
          return null;
        }
        throw Fault.at(number, FaultKind.LINE_CUT);
      }
      int feed = indexOfFeed();
      int to = feed < 0 ? end : feed;
      if (feed >= 0 && whole == null) {
        byte[] line = Arrays.copyOfRange(buffer, at, to);
        at = feed + 1;
        return line;
      }
      whole = whole == null ? new ByteArrayOutputStream(2 * BUFFER) : whole;
      whole.write(buffer, at, to - at);
      at = feed < 0 ? end : feed + 1;
      if (whole.size() > LONGEST) {
        throw Fault.at(number, FaultKind.LINE_TOO_LONG, LONGEST);
      }
      if (feed >= 0) {
        return whole.toByteArray();
      }
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private int indexOfFeed() {
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** Where the line read last begins, bytes from the start. */
  long place() {
    return place;
  }

  /** SHA-256 of all lines before the one read last, hex; reading must end here. */
  String hashBefore() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
