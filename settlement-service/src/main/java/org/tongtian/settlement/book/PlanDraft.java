package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Refunded;
import org.tongtian.settlement.split.Refunds;
import org.tongtian.settlement.split.SplitLine;

/** The entries planned so far, and what stands in the book as if they were booked. */
@Pure
final class PlanDraft {

  private final BookFold fold;
  private final BookTerms terms;
  private final EntrySource source;
  private final BookState state;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> newAccruals = new HashMap<>();
  private final Map<Integer, Carry> carries;

  PlanDraft(BookFold fold, BookTerms terms, EntrySource source) {
    this.fold = fold;
    this.terms = terms;
    this.source = source;
    this.state = new BookState(fold.state());
    this.carries = new TreeMap<>(fold.carries());
  }

  BookState state() {
    return state;
  }

  BookTerms terms() {
    return terms;
  }

  List<Entry> entries() {
    return entries;
  }

  Map<Integer, Carry> carries() {
    return carries;
  }

  void add(Entry entry) {
    state.apply(entry, fold.seq() + 1);
    entries.add(entry);
    if (entry.isSplit()) {
      newAccruals.put(entry.sale().saleId(), entry);
    }
  }

  /** The accrual of a sale that stands in the book. */
  Entry accrualOf(String saleId) {
    Entry accrual = newAccruals.get(saleId);
    if (accrual == null) {
      accrual = fold.openAccrual(saleId);
    }
    return accrual != null ? accrual : readAccrual(saleId);
  }

  private Entry readAccrual(String saleId) {
    return source.block(state.sale(saleId).accruedIn()).lastSplitOf(saleId).orElseThrow();
  }

  /** What refunds have left of the lines of a sale. */
  List<SplitLine> kept(Entry accrual) {
    BookedSale sale = accrual.sale();
    Refunded refunded = state.sale(sale.saleId()).refunded();
    return refunded.isNothing()
        ? accrual.lines()
        : new Refunds(terms.splitter(sale.contractVersion()))
            .kept(sale.forSplit(), accrual.lines(), refunded);
  }

  /** The carry of a contract version after what is planned. */
  Carry carry(int version) {
    Carry carry = carries.get(version);
    return carry == null ? terms.splitter(version).noCarry() : carry;
  }

  /** The clause with that number, null where there is none. */
  Clause clause(int version, int no) {
    return terms.terms(version).clauses().stream()
        .filter(each -> each.no() == no)
        .findFirst()
        .orElse(null);
  }

  /** Refuses to spend what is not there. */
  void requireAvailable(String party, long amount) {
    long available = state.account(party).available();
    if (amount > available) {
      throw Refusal.conflict("book.overdrawn", party, Money.cny(available), Money.cny(amount));
    }
  }

  /** A line outside any sale. */
  static SplitLine line(int clauseNo, String party, long amount) {
    return new SplitLine(clauseNo, party, amount, 0, 0);
  }

  /** Refuses an amount that is not above zero. */
  static void requirePositive(long amount, String field) {
    if (amount <= 0) {
      throw Refusal.invalid("book.amount_not_positive", field, amount);
    }
  }
}
