package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.contract.ContractTerms;

/** Reads what a book has sold; block by block, and no more sales than a simulation takes. */
@Service
class PastSales {

  /** A simulation takes so many sales of the past at most, the earliest of its period. */
  static final int MOST_SALES = 5_000;

  private static final int CHUNK = 64;

  private final BookService books;

  PastSales(BookService books) {
    this.books = books;
  }

  /** The sales that were booked from that time on, and what funds of the terms have now. */
  Inputs since(String book, Instant from, ContractTerms terms) {
    long first = books.read(book, fold -> fold.lastBefore(from)) + 1;
    Set<String> taken = new HashSet<>();
    List<Happening> happenings = new ArrayList<>();
    boolean isCut = false;
    List<Block> chunk = books.blocks(book, first, first + CHUNK - 1);
    while (!chunk.isEmpty()) {
      for (Block block : chunk) {
        for (Entry entry : block.entries()) {
          isCut |= entry.kind() == EntryKind.ACCRUED && taken.size() == MOST_SALES;
          take(entry, taken, happenings);
        }
      }
      first += chunk.size();
      chunk = books.blocks(book, first, first + CHUNK - 1);
    }
    return new Inputs(Inputs.Source.PAST, from, happenings, isCut, funds(book, terms));
  }

  private static void take(Entry entry, Set<String> taken, List<Happening> happenings) {
    if (entry.sale() == null) {
      return;
    }
    String order = entry.sale().orderId();
    if (entry.kind() == EntryKind.ACCRUED && taken.size() < MOST_SALES) {
      taken.add(order);
      happenings.add(Happening.paid(entry.happenedAt(), entry.sale()));
    } else if (taken.contains(order)) {
      switch (entry.kind()) {
        case RELEASED -> happenings.add(Happening.received(entry.happenedAt(), order));
        case REVERSED -> happenings.add(Happening.cancelled(entry.happenedAt(), order));
        case REFUNDED ->
            happenings.add(Happening.refunded(entry.happenedAt(), order, entry.matter().amount()));
        default -> {
          // Follows from what is simulated, or moves money outside of sales.
        }
      }
    }
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
