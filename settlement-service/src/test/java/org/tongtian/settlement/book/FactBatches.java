package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;

/** Hands batches of facts to the books as the reader of the fact streams does. */
public final class FactBatches {

  private final Facts facts;
  private final BookService books;

  public FactBatches(Facts facts, BookService books) {
    this.facts = facts;
    this.books = books;
  }

  /** Returns once everything of the batch is in the store. */
  public void take(List<Fact> batch) {
    OrderFacts.book(batch, facts, books);
  }
}
