package org.tongtian.settlement.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.springframework.stereotype.Component;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;

/** Finds a party's lines in the books, newest first. */
@Component
class StatementLines {

  /** Lines that one page of a search looks at; what is left is for the next page. */
  private static final int MOST_SEARCHED = 5_000;

  private final BookService books;

  /**
   * A page of lines.
   *
   * @param next where the next page begins, null after the last
   */
  record Page(List<FoundLine> lines, LinePosition next) {}

  StatementLines(BookService books) {
    this.books = books;
  }

  /**
   * The party's first lines of the span after that position.
   *
   * @param heads the books to look in, each up to that seq: what the totals were made of
   * @param search part of an order number or a product's name, null for all lines
   */
  Page page(
      Map<String, Long> heads,
      String party,
      Span span,
      String search,
      LinePosition after,
      int limit) {
    List<FoundLine> lines = new ArrayList<>();
    Iterator<FoundLine> walk = walk(heads, party, span, after);
    LinePosition last = null;
    for (int seen = 0; seen < MOST_SEARCHED && walk.hasNext(); seen++) {
      FoundLine line = walk.next();
      if (matches(line, search)) {
        if (lines.size() == limit) {
          return new Page(lines, last);
        }
        lines.add(line);
      }
      last = line.position();
    }
    return new Page(lines, walk.hasNext() ? last : null);
  }

  private static boolean matches(FoundLine line, String search) {
    if (search == null) {
      return true;
    }
    BookedSale sale = line.entry().sale();
    return sale != null
        && (has(sale.number(), search)
            || has(sale.product().zh(), search)
            || has(sale.product().en(), search));
  }

  private static boolean has(String text, String search) {
    return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  /** All lines of the party in the span, newest first; reads a bounded part at a time. */
  Iterator<FoundLine> walk(Map<String, Long> heads, String party, Span span, LinePosition after) {
    PriorityQueue<LineWalk> walks =
        new PriorityQueue<>(Comparator.comparing(each -> each.peek().position()));
    heads.forEach(
        (book, head) -> {
          LineWalk walk = new LineWalk(books, book, party, span, head, after);
          if (walk.hasNext()) {
            walks.add(walk);
          }
        });
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !walks.isEmpty();
      }

      @Override
      public FoundLine next() {
        LineWalk walk = walks.remove();
        FoundLine line = walk.next();
        if (walk.hasNext()) {
          walks.add(walk);
        }
        return line;
      }
    };
  }
}
