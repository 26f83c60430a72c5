package org.tongtian.settlement.book;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.Sha256;

/**
 * A block of a book: some entries, the carry after them, and the hash of the block before. Books
 * only grow; the id makes each place in the chain free for one writer alone.
 *
 * @param id book and seq
 * @param book id of the contract whose journal it is
 * @param seq from 1, without gaps
 * @param previous hash of the block before, 64 zeros for the first
 * @param at when it was booked; never before the block before
 * @param entries what was booked
 * @param carries after the entries, by contract version
 * @param hash SHA-256 of all of the above, hex
 */
@Pure
public record Block(
    String id,
    String book,
    long seq,
    String previous,
    Instant at,
    List<Entry> entries,
    List<VersionCarry> carries,
    String hash) {

  /** What the first block has in place of a hash before it. */
  public static final String NO_HASH = "0".repeat(64);

  /** A block with its hash. */
  static Block sealed(
      String book,
      long seq,
      String previous,
      Instant at,
      List<Entry> entries,
      List<VersionCarry> carries) {
    return SealedBlock.of(book, seq, previous, at, entries, carries).block();
  }

  /** The id of a place in a book. */
  static String id(String book, long seq) {
    String digits = Long.toString(seq);
    return book + ":" + "0".repeat(12 - digits.length()) + digits;
  }

  /** How the sale is split by the last entry here that says so; empty where none does. */
  Optional<Entry> lastSplitOf(String saleId) {
    return entries.stream()
        .filter(entry -> entry.isSplit() && entry.isAbout(saleId))
        .reduce((first, last) -> last);
  }

  /** The text that is hashed: everything but the hash itself. */
  public String canonical() {
    return new String(canonicalBytes(), StandardCharsets.UTF_8);
  }

  /** The same in UTF-8; {@link BlockText} reads it back. */
  public byte[] canonicalBytes() {
    return BlockCanonical.of(book, seq, previous, at, entries, carries);
  }

  /** What the hash should be by the content. */
  public String computedHash() {
    return Sha256.hex(canonicalBytes());
  }
}
