package org.tongtian.settlement.book;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/**
 * One journal entry; it is never changed.
 *
 * @param kind what it does
 * @param event id of the fact that caused it, unique across the book; what follows from another
 *     entry has that one's id, a slash, and why
 * @param happenedAt when that happened; the entry counts from the time of its block
 * @param sale the sale it is about, null where it is about none
 * @param lines who gets what, or is taken what; {@link Postings} says to which account
 * @param matter what it is about beside the sale, null where the sale says it all
 */
@Pure
public record Entry(
    EntryKind kind,
    String event,
    Instant happenedAt,
    BookedSale sale,
    List<SplitLine> lines,
    Matter matter) {

  /** Keeps what the store keeps, so that a hash is the same after reading: milliseconds. */
  public Entry {
    happenedAt = happenedAt.truncatedTo(ChronoUnit.MILLIS);
    lines = List.copyOf(lines);
  }

  /** An entry that is about a sale alone. */
  public Entry(
      EntryKind kind, String event, Instant happenedAt, BookedSale sale, List<SplitLine> lines) {
    this(kind, event, happenedAt, sale, lines, null);
  }

  /** Whether it follows from the entry before it and not from an event of its own. */
  public boolean isDerived() {
    return event.indexOf('/') >= 0;
  }

  /** Whether its lines are how a sale is split: at first, or as corrected since. */
  public boolean isSplit() {
    return kind == EntryKind.ACCRUED
        || (kind == EntryKind.TRANSFERRED && "CORRECTED".equals(matter.cause()));
  }

  /** Whether it is about that sale. */
  public boolean isAbout(String saleId) {
    return sale != null && sale.saleId().equals(saleId);
  }
}
