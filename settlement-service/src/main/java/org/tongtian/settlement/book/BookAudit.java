package org.tongtian.settlement.book;

import java.util.List;
import java.util.function.IntFunction;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Splitter;

/**
 * Checks a book block by block without trusting whoever stored it: the chain, each hash, that no
 * event is booked twice, and that every fen follows from the contract.
 */
@Pure
public final class BookAudit {

  private final String book;
  private final IntFunction<Splitter> splitters;
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
   * @param splitters by contract version
   */
  public BookAudit(String book, IntFunction<Splitter> splitters) {
    this.book = book;
    this.splitters = splitters;
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
    List<BookEvent> events = block.entries().stream().map(BookAudit::cause).toList();
    BookPlan again = BookPlan.of(fold, events, splitters);
    return again.entries().equals(block.entries()) && again.carries().equals(block.carries());
  }

  private static BookEvent cause(Entry entry) {
    return switch (entry.kind()) {
      case ACCRUED -> new BookEvent.SalePaid(entry.event(), entry.happenedAt(), entry.sale(), "");
      case RELEASED ->
          new BookEvent.SaleReceived(entry.event(), entry.happenedAt(), entry.sale().orderId());
      case REVERSED ->
          new BookEvent.SaleCancelled(entry.event(), entry.happenedAt(), entry.sale().orderId());
    };
  }
}
