package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.Sha256;

/** A block with the text that its hash was made of, so that nobody has to write it again. */
@Pure
final class SealedBlock {

  private final Block block;
  private final byte[] text;

  /** A block and its canonical text. */
  SealedBlock(Block block, byte[] text) {
    this.block = block;
    this.text = text;
  }

  /** Makes the next block of a book. */
  static SealedBlock of(
      String book,
      long seq,
      String previous,
      Instant at,
      List<Entry> entries,
      List<VersionCarry> carries) {
    byte[] text = BlockCanonical.of(book, seq, previous, at, entries, carries);
    String id = Block.id(book, seq);
    Block block = new Block(id, book, seq, previous, at, entries, carries, Sha256.hex(text));
    return new SealedBlock(block, text);
  }

  Block block() {
    return block;
  }

  /** The canonical text, UTF-8; not to be changed. */
  byte[] text() {
    return text;
  }
}
