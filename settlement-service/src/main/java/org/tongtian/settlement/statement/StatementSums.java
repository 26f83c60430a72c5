package org.tongtian.settlement.statement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.PeriodTotals;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.split.SplitLine;

/**
 * A party's sums before and during a span. Whole days come from the fold; where only a part of what
 * is booked was known at {@code asOf}, the blocks in question are read.
 */
@Component
class StatementSums {

  private final BookService books;
  private final ContractService contracts;

  /**
   * Sums over all books of a party.
   *
   * @param heads by book, the last block that is known
   */
  record Sums(Map<String, Long> heads, PeriodTotals before, PeriodTotals during) {}

  /** Sums of one book; {@code from} to {@code to} are blocks still to be read, none where above. */
  private record Part(
      long head, PeriodTotals before, PeriodTotals during, boolean isLess, long from, long to) {}

  StatementSums(BookService books, ContractService contracts) {
    this.books = books;
    this.contracts = contracts;
  }

  Sums of(String party, Span span) {
    Map<String, Long> heads = new LinkedHashMap<>();
    PeriodTotals before = PeriodTotals.NONE;
    PeriodTotals during = PeriodTotals.NONE;
    for (String book : contracts.contractIdsOf(party)) {
      Part part = finished(book, party, span, books.read(book, fold -> part(fold, party, span)));
      heads.put(book, part.head());
      before = before.plus(part.before());
      during = during.plus(part.during());
    }
    return new Sums(heads, before, during);
  }

  private static Part part(BookFold fold, String party, Span span) {
    LocalDate from = span.from();
    LocalDate end = span.end();
    if (span.dated() == Dating.HAPPENED) {
      long head = head(fold, span);
      return new Part(
          head,
          fold.happened(party, LocalDate.EPOCH, from),
          fold.happened(party, from, end),
          true,
          head + 1,
          fold.seq());
    }
    if (span.asOf() == null || !BookFold.day(span.asOf()).isBefore(end)) {
      return new Part(
          head(fold, span),
          fold.booked(party, LocalDate.EPOCH, from),
          fold.booked(party, from, end),
          false,
          1,
          0);
    }
    LocalDate day = BookFold.day(span.asOf());
    return new Part(
        head(fold, span),
        fold.booked(party, LocalDate.EPOCH, from.isBefore(day) ? from : day),
        fold.booked(party, from, day),
        false,
        fold.lastBefore(Span.start(day)) + 1,
        head(fold, span));
  }

  private static long head(BookFold fold, Span span) {
    return span.asOf() == null ? fold.seq() : fold.lastBefore(span.asOf().plusMillis(1));
  }

  private Part finished(String book, String party, Span span, Part part) {
    PeriodTotals before = part.before();
    PeriodTotals during = part.during();
    long from = part.from();
    while (from <= part.to()) {
      long start = from;
      List<Long> places =
          books.read(
              book,
              fold -> fold.index().firstOfParty(party, start, part.to(), BookService.MOST_BLOCKS));
      if (places.isEmpty()) {
        break;
      }
      for (Block block : books.blocks(book, places)) {
        for (Entry entry : block.entries()) {
          PeriodTotals totals = totals(entry, party);
          PeriodTotals change = part.isLess() ? PeriodTotals.NONE.minus(totals) : totals;
          LocalDate day =
              BookFold.day(span.dated() == Dating.BOOKED ? block.at() : entry.happenedAt());
          if (day.isBefore(span.from())) {
            before = before.plus(change);
          } else if (day.isBefore(span.end())) {
            during = during.plus(change);
          }
        }
      }
      from = places.getLast() + 1;
    }
    return new Part(part.head(), before, during, part.isLess(), 1, 0);
  }

  private static PeriodTotals totals(Entry entry, String party) {
    PeriodTotals totals = PeriodTotals.NONE;
    for (SplitLine line : entry.lines()) {
      if (line.payee().equals(party)) {
        totals = totals.plus(PeriodTotals.of(entry, line));
      }
    }
    return totals;
  }
}
