package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookInMemory;
import org.tongtian.settlement.book.BookTerms;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.split.Splitter;

/** Runs one case under one contract: the rules of the stored books on a book in memory. */
@Pure
final class CaseRun {

  private static final int BATCH = 64;
  private static final int BATCHES_OF_A_SALE = 4;

  private final ContractTerms terms;
  private final BookInMemory book;
  private final List<BookEvent> waiting = new ArrayList<>(BATCH);
  private final Map<String, Long> deposited = new HashMap<>();
  private final Map<Integer, Long> shortOf = new TreeMap<>();
  private Instant last = Instant.EPOCH;
  private long sales;
  private long gross;
  private long refunded;

  /**
   * What came out.
   *
   * @param sales that were paid
   * @param gross fen that consumers paid
   * @param refunded fen that they got back, cancelled sales included
   * @param totals by party, fen; they sum to gross less refunded
   * @param shortOf what nobody could pay, by clause, fen
   * @param deposited what was in the accounts before or was brought by insurers, by party, fen
   * @param carry what rounding has kept after the last sale
   */
  record Outcome(
      long sales,
      long gross,
      long refunded,
      Map<String, Long> totals,
      Map<Integer, Long> shortOf,
      Map<String, Long> deposited,
      Carry carry) {

    long kept() {
      return gross - refunded;
    }
  }

  private CaseRun(CaseKind kind, ContractTerms terms) {
    this.terms = terms;
    BookTerms contract = new OneContract(terms, Splitter.of(terms));
    // A stressed sale is over before the next one is paid.
    this.book =
        kind == CaseKind.PAST
            ? new BookInMemory(contract)
            : new BookInMemory(contract, BATCHES_OF_A_SALE);
  }

  /** One contract for all its versions. */
  private record OneContract(ContractTerms of, Splitter by) implements BookTerms {
    @Override
    public ContractTerms terms(int version) {
      return of;
    }

    @Override
    public Splitter splitter(int version) {
      return by;
    }
  }

  static Outcome of(CaseKind kind, ContractTerms terms, Inputs inputs) {
    CaseRun run = new CaseRun(kind, terms);
    inputs.funds().forEach(run::deposit);
    if (kind == CaseKind.LATE_48H) {
      for (InsurancePremium premium : CaseEvents.delayPremiums(terms)) {
        run.deposit(premium.payee(), CaseEvents.mostBenefits(premium, inputs.paid()));
      }
    }
    new CaseEvents(kind, inputs, terms, run::take).giveAll();
    run.book();
    return run.outcome();
  }

  private void deposit(String party, long fen) {
    if (fen > 0 && terms.party(party).isPresent()) {
      String id = "deposit-" + (deposited.size() + 1) + "-" + party;
      take(new BookEvent.Deposited(id, last, party, fen, null));
      deposited.merge(party, fen, Math::addExact);
    }
  }

  private void take(BookEvent event) {
    waiting.add(event);
    if (event.happenedAt().isAfter(last)) {
      last = event.happenedAt();
    }
    if (waiting.size() == BATCH) {
      book();
    }
  }

  private void book() {
    book.append(waiting, last).forEach(this::count);
    waiting.clear();
  }

  private void count(Entry entry) {
    if (entry.kind() == EntryKind.ACCRUED) {
      sales++;
      gross = Math.addExact(gross, entry.sale().paid());
      countShort(entry);
    } else if (entry.kind() == EntryKind.REFUNDED || entry.kind() == EntryKind.REVERSED) {
      for (SplitLine line : entry.lines()) {
        refunded = Math.addExact(refunded, line.amount());
      }
    }
  }

  private void countShort(Entry accrual) {
    for (SplitLine line : accrual.lines()) {
      if (line.shortfall() > 0) {
        boolean gains =
            !(terms.clause(line.clauseNo()) instanceof AdjustingClause clause)
                || clause.payee().equals(line.payee());
        if (gains) {
          shortOf.merge(line.clauseNo(), line.shortfall(), Math::addExact);
        }
      }
    }
  }

  private Outcome outcome() {
    Map<String, Long> totals = new HashMap<>();
    for (Map.Entry<String, Account> each : book.fold().accounts().entrySet()) {
      Account account = each.getValue();
      long here = Math.addExact(account.escrow(), account.payable());
      long has = Math.addExact(here, account.transit()); // the channel's direct shares
      totals.put(each.getKey(), has - deposited.getOrDefault(each.getKey(), 0L));
    }
    return new Outcome(
        sales,
        gross,
        refunded,
        totals,
        new TreeMap<>(shortOf),
        new TreeMap<>(deposited),
        book.fold().carry(terms.version()).orElseThrow());
  }
}
