package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.split.Progress;
import org.tongtian.settlement.split.SplitLine;

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
    String hash = Sha256.of(canonical(book, seq, previous, at, entries, carries));
    return new Block(id(book, seq), book, seq, previous, at, entries, carries, hash);
  }

  /** The id of a place in a book. */
  static String id(String book, long seq) {
    String digits = Long.toString(seq);
    return book + ":" + "0".repeat(12 - digits.length()) + digits;
  }

  /** The text that is hashed: everything but the hash itself. */
  public String canonical() {
    return canonical(book, seq, previous, at, entries, carries);
  }

  /** What the hash should be by the content. */
  public String computedHash() {
    return Sha256.of(canonical());
  }

  private static String canonical(
      String book,
      long seq,
      String previous,
      Instant at,
      List<Entry> entries,
      List<VersionCarry> carries) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("book", book);
    fields.put("seq", seq);
    fields.put("previous", previous);
    fields.put("at", at.toString());
    fields.put("entries", entries.stream().map(Block::entry).toList());
    fields.put("carries", carries.stream().map(Block::carry).toList());
    return CanonicalJson.of(fields);
  }

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("kind", entry.kind().name());
    fields.put("event", entry.event());
    fields.put("happenedAt", entry.happenedAt().toString());
    fields.put("lines", entry.lines().stream().map(Block::line).toList());
    if (entry.sale() != null) {
      fields.put("sale", entry.sale().canonical());
    }
    if (entry.matter() != null) {
      fields.put("matter", entry.matter().canonical());
    }
    return fields;
  }

  private static Map<String, Object> line(SplitLine line) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("clauseNo", line.clauseNo());
    fields.put("payee", line.payee());
    fields.put("amount", line.amount());
    fields.put("carried", line.carried());
    fields.put("shortfall", line.shortfall());
    if (line.basis() != null) {
      fields.put("basis", line.basis());
    }
    return fields;
  }

  private static Map<String, Object> carry(VersionCarry carry) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("version", carry.version());
    fields.put("denominator", carry.carry().denominator());
    fields.put("residues", carry.carry().residues());
    if (!carry.carry().progress().isEmpty()) {
      fields.put("progress", carry.carry().progress().stream().map(Block::progress).toList());
    }
    return fields;
  }

  private static Map<String, Object> progress(Progress progress) {
    return Map.of(
        "clauseNo",
        progress.clauseNo(),
        "month",
        progress.month(),
        "measured",
        progress.measured());
  }
}
