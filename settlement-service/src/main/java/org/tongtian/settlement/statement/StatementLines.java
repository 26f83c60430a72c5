package org.tongtian.settlement.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.split.SplitLine;

/** Finds a party's lines in the books, newest first. */
@Component
class StatementLines {

  private static final int CHUNK = 64;

  private final BookService books;

  /** A line where it was found. */
  record FoundLine(LinePosition position, Entry entry, SplitLine line) {}

  StatementLines(BookService books) {
    this.books = books;
  }

  /**
   * The party's first lines of the month after that position.
   *
   * @param heads the books to look in, each up to that seq: what the totals were made of
   */
  List<FoundLine> find(
      Map<String, Long> heads, String party, Period period, LinePosition after, int limit) {
    List<FoundLine> found = new ArrayList<>();
    heads.forEach((book, head) -> found.addAll(findIn(book, head, party, period, after, limit)));
    found.sort((a, b) -> a.position().compareTo(b.position()));
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  private List<FoundLine> findIn(
      String book, long head, String party, Period period, LinePosition after, int limit) {
    Instant end =
        after != null && after.at().isBefore(period.end())
            ? after.at().plusMillis(1)
            : period.end();
    long first = books.read(book, fold -> fold.lastBefore(period.start())) + 1;
    long last = Math.min(head, books.read(book, fold -> fold.lastBefore(end)));
    List<FoundLine> found = new ArrayList<>();
    for (long to = last; to >= first && found.size() < limit; to -= CHUNK) {
      List<Block> chunk = books.blocks(book, Math.max(first, to - CHUNK + 1), to);
      chunk.reversed().forEach(block -> addLines(found, block, party, after));
    }
    return found;
  }

  private static void addLines(
      List<FoundLine> found, Block block, String party, LinePosition after) {
    for (int e = block.entries().size() - 1; e >= 0; e--) {
      Entry entry = block.entries().get(e);
      for (int l = 0; l < entry.lines().size(); l++) {
        SplitLine line = entry.lines().get(l);
        LinePosition position = new LinePosition(block.at(), block.book(), block.seq(), e, l);
        boolean wanted =
            entry.sale() != null
                && line.payee().equals(party)
                && (after == null || position.compareTo(after) > 0);
        if (wanted) {
          found.add(new FoundLine(position, entry, line));
        }
      }
    }
  }
}
