package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a book without a store, as the service would. */
public final class BookWriter {

  private final String book;
  private final BookTerms terms;
  private final BookFold fold = new BookFold();
  private final List<Block> blocks = new ArrayList<>();

  public BookWriter(String book, BookTerms terms) {
    this.book = book;
    this.terms = terms;
  }

  /** Books the events in one block. */
  public void append(Instant at, List<BookEvent> events) {
    BookPlan plan = BookPlan.of(fold, events, terms, seq -> blocks.get((int) seq - 1));
    Block block =
        Block.sealed(book, fold.seq() + 1, fold.headHash(), at, plan.entries(), plan.carries());
    fold.apply(block);
    blocks.add(block);
  }

  /** The blocks so far. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /** The block with other entries, sealed again behind the one before. */
  public static Block resealed(Block block, String previous, List<Entry> entries) {
    return Block.sealed(block.book(), block.seq(), previous, block.at(), entries, block.carries());
  }

  /** The blocks with other content in one of them, each sealed again behind the one before. */
  public static List<Block> rebuilt(
      List<Block> blocks, long seq, List<Entry> entries, List<VersionCarry> carries) {
    List<Block> all = new ArrayList<>();
    String previous = Block.NO_HASH;
    for (Block block : blocks) {
      boolean other = block.seq() == seq;
      all.add(
          Block.sealed(
              block.book(),
              block.seq(),
              previous,
              block.at(),
              other ? entries : block.entries(),
              other ? carries : block.carries()));
      previous = all.getLast().hash();
    }
    return all;
  }
}
