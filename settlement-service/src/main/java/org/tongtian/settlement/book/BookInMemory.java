package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongtian.kit.Pure;

/**
 * A book that nobody stores, to see what a contract would do: it books by the very rules of the
 * stored ones, but seals no blocks. It keeps entries, so it is for so many events as fit into
 * memory. Not safe for several threads at once.
 */
@Pure
public final class BookInMemory {

  private static final String NAME = "memory";

  private final BookTerms terms;
  private final BookFold fold = BookFold.forBooking();
  private final Map<Long, Block> blocks = new HashMap<>();
  private final long kept;

  /** An empty book of that contract. */
  public BookInMemory(BookTerms terms) {
    this(terms, Long.MAX_VALUE);
  }

  /**
   * The same for who comes back to a sale soon or never.
   *
   * @param kept so many of the last appends are kept; a sale paid before them must not be told of
   */
  public BookInMemory(BookTerms terms, long kept) {
    this.terms = terms;
    this.kept = kept;
  }

  /**
   * Books what is new of these events.
   *
   * @param at when it is booked; never before the events before
   * @return what was booked
   * @throws org.tongtian.kit.problem.Refusal where an event can't be booked; nothing of these is
   */
  public List<Entry> append(List<BookEvent> events, Instant at) {
    BookPlan plan = BookPlan.of(fold, events, terms, this::block);
    if (!plan.entries().isEmpty()) {
      Block block = next(plan, at);
      fold.apply(block);
      blocks.put(block.seq(), block);
      blocks.remove(block.seq() - kept);
    }
    return plan.entries();
  }

  private Block block(long seq) {
    return Objects.requireNonNull(blocks.get(seq), "block was not kept");
  }

  private Block next(BookPlan plan, Instant at) {
    long seq = fold.seq() + 1;
    return new Block(
        NAME + seq, NAME, seq, Block.NO_HASH, at, plan.entries(), plan.carries(), Block.NO_HASH);
  }

  /** What stands in the book now; must not be changed. */
  public BookFold fold() {
    return fold;
  }
}
