package org.tongtian.settlement.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.split.SplitLine;

/**
 * A party's lines of a span in one book, newest first; reads the blocks that have some, one at
 * first and more as the walk goes on.
 */
final class LineWalk implements Iterator<FoundLine> {

  private static final int FIRST_READ = 1;

  private final BookService books;
  private final String book;
  private final String party;
  private final Span span;
  private final LinePosition after;
  private final long first;
  private long last;
  private long head;
  private int reads = FIRST_READ;
  private boolean isOver;
  private final Deque<FoundLine> ready = new ArrayDeque<>();

  /**
   * A walk.
   *
   * @param head the last block to look at
   * @param after the walk starts after this line, null for the newest one
   */
  LineWalk(BookService books, String book, String party, Span span, long head, LinePosition after) {
    this.books = books;
    this.book = book;
    this.party = party;
    this.span = span;
    this.after = after;
    long[] ends = books.read(book, fold -> ends(fold, head));
    this.first = ends[0];
    this.last = ends[1];
    this.head = ends[2];
  }

  private long[] ends(BookFold fold, long known) {
    long top = after == null ? known : Math.min(known, fold.lastBefore(after.at().plusMillis(1)));
    return new long[] {
      fold.lastBefore(Span.start(span.from())) + 1,
      Math.min(top, fold.lastBefore(Span.start(span.end()))),
      top
    };
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isOver) {
      read();
    }
    return !ready.isEmpty();
  }

  @Override
  public FoundLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.poll();
  }

  /** The line that comes next; only where there is one. */
  FoundLine peek() {
    return ready.element();
  }

  private void read() {
    int most = reads;
    List<Long> places = books.read(book, fold -> places(fold, most));
    reads = Math.min(reads * 2, BookService.MOST_BLOCKS);
    isOver = places.isEmpty();
    if (isOver) {
      return;
    }
    last = Math.min(last, places.getLast() - 1);
    head = places.getLast() - 1;
    List<Block> blocks = new ArrayList<>(books.blocks(book, places));
    Collections.reverse(blocks);
    blocks.forEach(this::addLines);
  }

  private List<Long> places(BookFold fold, int most) {
    return span.dated() == Dating.BOOKED
        ? fold.index().lastOfParty(party, first, last, most)
        : fold.index().lastOfPartyOrLate(party, first, last, head, most);
  }

  private void addLines(Block block) {
    for (int e = block.entries().size() - 1; e >= 0; e--) {
      Entry entry = block.entries().get(e);
      if (span.dated() == Dating.HAPPENED && !span.contains(entry.happenedAt())) {
        continue;
      }
      for (int l = 0; l < entry.lines().size(); l++) {
        SplitLine line = entry.lines().get(l);
        LinePosition position = new LinePosition(block.at(), book, block.seq(), e, l);
        if (line.payee().equals(party) && (after == null || position.compareTo(after) > 0)) {
          ready.add(new FoundLine(position, entry, line));
        }
      }
    }
  }
}
