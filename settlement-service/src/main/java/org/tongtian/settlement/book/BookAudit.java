package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/**
 * Checks a book block by block without trusting whoever stored it: the chain, each hash, that no
 * event is booked twice, and that every fen follows from the contract.
 */
@Pure
public final class BookAudit {

  private final String book;
  private final BookTerms terms;
  private final EntrySource source;
  private final BookFold fold = new BookFold();
  private String fault;

  /**
   * What the audit found.
   *
   * @param blocks how many blocks are sound, from the first on
   * @param fault the first thing that is wrong, null where nothing is
   */
  public record Finding(long blocks, String fault) {

    /** Whether nothing is wrong. */
    public boolean isSound() {
      return fault == null;
    }
  }

  /**
   * An audit that has seen no block yet.
   *
   * @param terms the contract of the book
   * @param source gives blocks that were checked before
   */
  public BookAudit(String book, BookTerms terms, EntrySource source) {
    this.book = book;
    this.terms = terms;
    this.source = source;
  }

  /** Checks the next block; after a fault nothing more is checked. */
  public void check(Block block) {
    if (fault == null) {
      fault = faultOf(block);
      if (fault == null) {
        fold.apply(block);
      }
    }
  }

  /** What was found so far. */
  public Finding finding() {
    return new Finding(fold.seq(), fault);
  }

  private String faultOf(Block block) {
    String place = "block " + block.seq() + ": ";
    if (!block.book().equals(book)) {
      return place + "belongs to another book";
    }
    if (block.seq() != fold.seq() + 1) {
      return "block " + (fold.seq() + 1) + " is missing";
    }
    if (!block.previous().equals(fold.headHash())) {
      return place + "does not follow the block before";
    }
    if (!block.computedHash().equals(block.hash())) {
      return place + "content and hash differ";
    }
    if (fold.headTime().filter(head -> head.isAfter(block.at())).isPresent()) {
      return place + "was booked before the block before";
    }
    return followsFromContract(block) ? null : place + "does not follow from the contract";
  }

  /** Books the same events again on the fold so far: the entries and carries must be the same. */
  private boolean followsFromContract(Block block) {
    try {
      List<BookEvent> events =
          block.entries().stream().filter(entry -> !entry.isDerived()).map(EntryCause::of).toList();
      BookPlan again = BookPlan.of(fold, events, terms, source);
      return again.entries().equals(block.entries()) && again.carries().equals(block.carries());
    } catch (Refusal | IllegalStateException _) {
      return false; // what can't be booked does not follow
    }
  }
}
