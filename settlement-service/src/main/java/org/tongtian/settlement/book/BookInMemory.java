package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * A book that nobody stores, to see what a contract would do: it books by the very rules of the
 * stored ones, but seals no blocks. It keeps every entry, so it is for so many events as fit into
 * memory. Not safe for several threads at once.
 */
@Pure
public final class BookInMemory {

  private static final String NAME = "memory";

  private final BookTerms terms;
  private final BookFold fold = BookFold.forBooking();
  private final List<Block> blocks = new ArrayList<>();

  /** An empty book of that contract. */
  public BookInMemory(BookTerms terms) {
    this.terms = terms;
  }

  /**
   * Books what is new of these events.
   *
   * @param at when it is booked; never before the events before
   * @return what was booked
   * @throws org.tongtian.kit.problem.Refusal where an event can't be booked; nothing of these is
   */
  public List<Entry> append(List<BookEvent> events, Instant at) {
    BookPlan plan = BookPlan.of(fold, events, terms, seq -> blocks.get((int) seq - 1));
    if (!plan.entries().isEmpty()) {
      Block block = next(plan, at);
      fold.apply(block);
      blocks.add(block);
    }
    return plan.entries();
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
