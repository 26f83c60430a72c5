package org.tongtian.settlement.verify;

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

  private static final int BUFFER = 1 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
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
    int looked = at;
    while (true) {
      for (int i = looked; i < end; i++) {
        if (buffer[i] == '\n') {
          byte[] line = Arrays.copyOfRange(buffer, at, i);
          at = i + 1;
          return line;
        }
      }
      int begun = end - at;
      if (begun > LONGEST) {
        throw Fault.at(number, FaultKind.LINE_TOO_LONG, LONGEST);
      }
      if (!fill()) {
        if (begun > 0) {
          throw Fault.at(number, FaultKind.LINE_CUT);
        }
        number--;
        return null;
      }
      looked = begun;
    }
  }

  /** Reads on behind what is left, which comes to the front; false at the end. */
  private boolean fill() throws IOException {
    int left = end - at;
    byte[] to = left > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
    System.arraycopy(buffer, at, to, 0, left);
    buffer = to;
    at = 0;
    end = left;
    int more = in.read(buffer, left, buffer.length - left);
    end += Math.max(0, more);
    return more > 0;
  }

  /** Number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** Where the line read last begins, bytes from the start. */
  long place() {
    return place;
  }

  /** SHA-256 of all lines before the one read last, hex. */
  String hashBefore() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible); // every Java has it for SHA-256
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
