package org.tongtian.settlement.statement.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;

/** A file that is read piece by piece. */
final class PieceStream extends InputStream {

  private final int count;
  private final IntFunction<byte[]> pieces;
  private InputStream piece = InputStream.nullInputStream();
  private int next;

  /**
   * A file.
   *
   * @param count of pieces
   * @param pieces gives each by its number, from 0
   */
  PieceStream(int count, IntFunction<byte[]> pieces) {
    this.count = count;
    this.pieces = pieces;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = piece.read(bytes, from, length);
    while (read < 0 && next < count) {
      piece = new ByteArrayInputStream(pieces.apply(next++));
      read = piece.read(bytes, from, length);
    }
    return read;
  }
}
