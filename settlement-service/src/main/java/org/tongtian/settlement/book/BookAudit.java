package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * Checks a book block by block without trusting whoever stored it: the chain, each hash, that no
 * event is booked twice, and that every fen follows from the contract.
 */
@Pure
public final class BookAudit {

  private final String book;
  private final BookTerms terms;
  private final EntrySource source;
  private final BookFold fold = BookFold.forBooking();
  private Text fault;
  private Divergence divergence;

  /**
   * Where a block leaves what follows from the contract.
   *
   * @param entry place of the first entry that differs, from 1; 0 where only the carries do
   * @param expected what follows from the contract, null where nothing more does
   * @param found what is booked, null where something is left out
   */
  public record Divergence(int entry, Entry expected, Entry found) {}

  /**
   * What the audit found.
   *
   * @param blocks how many blocks are sound, from the first on
   * @param fault the first thing that is wrong, null where nothing is
   */
  public record Finding(long blocks, Text fault) {

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
    check(block, false);
  }

  /** As {@link #check}, by who has compared the block's hash with its text already. */
  public void checkHashed(Block block) {
    check(block, true);
  }

  private void check(Block block, boolean hashed) {
    if (fault == null) {
      fault = faultOf(block, hashed);
      if (fault == null) {
        fold.apply(block);
      }
    }
  }

  /** Where the block at fault leaves the contract, null where that is not its fault. */
  public Divergence divergence() {
    return divergence;
  }

  /** What was found so far. */
  public Finding finding() {
    return new Finding(fold.seq(), fault);
  }

  private Text faultOf(Block block, boolean hashed) {
    if (!block.book().equals(book)) {
      return at(block, "属于另一本账", "belongs to another book");
    }
    if (block.seq() != fold.seq() + 1) {
      long missing = fold.seq() + 1;
      return new Text("缺第 " + missing + " 块", "block " + missing + " is missing");
    }
    if (!block.previous().equals(fold.headHash())) {
      return at(block, "与前一块接不上", "does not follow the block before");
    }
    if (!hashed && !block.computedHash().equals(block.hash())) {
      return at(block, "内容与哈希不符", "content and hash differ");
    }
    if (fold.headTime().filter(head -> head.isAfter(block.at())).isPresent()) {
      return at(block, "记账时间早于前一块", "was booked before the block before");
    }
    return followsFromContract(block)
        ? null
        : at(block, "不能由合同算出", "does not follow from the contract");
  }

  private static Text at(Block block, String zh, String en) {
    return new Text("第 " + block.seq() + " 块：" + zh, "block " + block.seq() + ": " + en);
  }

  /** Books the same events again on the fold so far: the entries and carries must be the same. */
  private boolean followsFromContract(Block block) {
    try {
      List<BookEvent> events =
          block.entries().stream().filter(entry -> !entry.isDerived()).map(EntryCause::of).toList();
      BookPlan again = BookPlan.of(fold, events, terms, source);
      if (again.entries().equals(block.entries()) && again.carries().equals(block.carries())) {
        return true;
      }
      divergence = divergence(again.entries(), block.entries());
      return false;
    } catch (Refusal | IllegalStateException _) {
      return false; // what can't be booked does not follow
    }
  }

  private static Divergence divergence(List<Entry> expected, List<Entry> found) {
    int place = 0;
    while (place < expected.size()
        && place < found.size()
        && expected.get(place).equals(found.get(place))) {
      place++;
    }
    Entry follows = place < expected.size() ? expected.get(place) : null;
    Entry booked = place < found.size() ? found.get(place) : null;
    return follows == null && booked == null
        ? new Divergence(0, null, null)
        : new Divergence(place + 1, follows, booked);
  }
}
