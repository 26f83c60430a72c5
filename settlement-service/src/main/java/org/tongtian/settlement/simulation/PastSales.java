package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.contract.ContractTerms;

/** Reads what a book has sold; block by block, and no more sales than a simulation takes. */
@Service
class PastSales {

  /** A simulation takes so many sales of the past at most, the newest of its period. */
  static final int MOST_SALES = 10_000;

  private static final int CHUNK = 64;

  private final BookService books;

  PastSales(BookService books) {
    this.books = books;
  }

  /** The sales that were booked from that time on, and what funds of the terms have now. */
  Inputs since(String book, Instant from, ContractTerms terms) {
    long first = books.read(book, fold -> fold.lastBefore(from)) + 1;
    List<Block> newest = newest(book, first);
    long left = accruals(newest) - MOST_SALES;
    PastHappenings past = new PastHappenings(Math.max(0, left));
    newest.forEach(block -> block.entries().forEach(past::take));
    return new Inputs(
        Inputs.Source.PAST,
        left > 0 ? past.firstPaid() : from,
        past.happenings(),
        left > 0,
        funds(book, terms));
  }

  /** The last blocks from a place on; reading backwards ends once there are sales enough. */
  private List<Block> newest(String book, long first) {
    Deque<Block> newest = new ArrayDeque<>();
    long last = books.read(book, BookFold::seq);
    long found = 0;
    while (last >= first && found <= MOST_SALES) {
      List<Block> chunk = books.blocks(book, Math.max(first, last - CHUNK + 1), last);
      chunk.reversed().forEach(newest::addFirst);
      found += accruals(chunk);
      last -= CHUNK;
    }
    return List.copyOf(newest);
  }

  private static long accruals(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block.entries().stream())
        .filter(entry -> entry.kind() == EntryKind.ACCRUED)
        .count();
  }

  private Map<String, Long> funds(String book, ContractTerms terms) {
    Map<String, Long> funds = new HashMap<>();
    for (Party party : terms.parties()) {
      if (party.kind() == PartyKind.FUND) {
        long has = books.read(book, fold -> fold.account(party.id()).available());
        if (has > 0) {
          funds.put(party.id(), has);
        }
      }
    }
    return funds;
  }
}
