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
 * @param event id of the fact that caused it, unique across the book
 * @param happenedAt when that happened; the entry counts from the time of its block
 * @param sale the sale it is about
 * @param lines who gets what, in escrow, payable or taken back; they sum to the gross
 */
@Pure
public record Entry(
    EntryKind kind, String event, Instant happenedAt, BookedSale sale, List<SplitLine> lines) {

  /** Keeps what the store keeps, so that a hash is the same after reading: milliseconds. */
  public Entry {
    happenedAt = happenedAt.truncatedTo(ChronoUnit.MILLIS);
    lines = List.copyOf(lines);
  }
}
