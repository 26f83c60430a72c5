package org.tongtian.settlement.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.Matter;
import org.tongtian.settlement.book.PeriodTotals;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.statement.StatementView.Effect;
import org.tongtian.settlement.statement.StatementView.Proof;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** Makes a line that people can read of a line of a book. */
@Component
class LineReader {

  private final ContractService contracts;
  private final Cache<String, Optional<Party>> parties =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  LineReader(ContractService contracts) {
    this.contracts = contracts;
  }

  StatementLine read(FoundLine found) {
    Entry entry = found.entry();
    SplitLine line = found.line();
    BookedSale sale = entry.sale();
    Matter matter = entry.matter();
    LinePosition at = found.position();
    ContractTerms terms = terms(at.book(), entry);
    int no = clauseNo(found);
    boolean hasClause = no != 0 && terms != null;
    Party other = party(terms, other(entry, line));
    return new StatementLine(
        at.at(),
        entry.happenedAt(),
        !BookFold.day(at.at()).equals(BookFold.day(entry.happenedAt())),
        entry.kind(),
        LineTitle.of(entry, line),
        effect(found),
        Money.cny(amount(found)),
        new LineReason(terms, entry, line, other).text(),
        sale == null ? null : sale.saleId(),
        sale == null ? null : sale.orderId(),
        sale == null ? null : sale.number(),
        sale == null ? null : sale.product(),
        sale == null ? null : sale.productId(),
        sale == null ? null : sale.room(),
        at.book(),
        hasClause ? terms.version() : null,
        hasClause ? no : null,
        hasClause ? ClauseSentence.of(terms, terms.clause(no)) : null,
        other,
        matter == null ? null : matter.ref(),
        matter == null ? null : matter.note(),
        new Proof(at.book(), at.seq(), at.entry(), at.line()));
  }

  /** The version that has the clause, null where the entry names none. */
  ContractTerms terms(String book, Entry entry) {
    int version = entry.sale() != null ? entry.sale().contractVersion() : versionOf(entry.matter());
    return version == 0 ? null : contracts.signedVersion(book, version).terms();
  }

  /** The number of the clause that says so, 0 for none. */
  static int clauseNo(FoundLine found) {
    int no = found.line().clauseNo();
    Matter matter = found.entry().matter();
    return no != 0 || matter == null ? no : matter.clauseNo();
  }

  private static int versionOf(Matter matter) {
    return matter == null ? 0 : matter.version();
  }

  private Party party(ContractTerms terms, String id) {
    if (id == null) {
      return null;
    }
    Optional<Party> named = terms == null ? Optional.empty() : terms.party(id);
    return named.or(() -> parties.get(id, contracts::party)).orElse(null);
  }

  /** Who is on the other side of a line; null where it is nobody or several. */
  private static String other(Entry entry, SplitLine line) {
    Matter matter = entry.matter();
    boolean isSplit = matter == null || entry.isSplit() || entry.kind() == EntryKind.REFUNDED;
    if (isSplit) {
      return null;
    }
    if (matter.counterparty() != null) {
      return line.payee().equals(matter.counterparty()) ? matter.party() : matter.counterparty();
    }
    if (matter.party() != null && !matter.party().equals(line.payee())) {
      return matter.party();
    }
    List<SplitLine> lines = entry.lines();
    return lines.size() == 2
        ? lines.get(lines.getFirst().payee().equals(line.payee()) ? 1 : 0).payee()
        : null;
  }

  /** What a line does to the payable. */
  static Effect effect(FoundLine found) {
    PeriodTotals totals = found.totals();
    return switch (found.entry().kind()) {
      case ACCRUED, REVERSED -> Effect.ESCROW;
      case RELEASED -> Effect.IN;
      case PAYOUT_SENT, PAYOUT_RETURNED -> Effect.OUT;
      case PAYOUT_DONE, FROZEN, UNFROZEN, MARKET_PRICE -> Effect.NONE;
      case REFUNDED,
          RECOVERED,
          REPAID,
          DEPOSITED,
          ADVANCED,
          FUND_DRAWN,
          DEBT_PAID,
          CLAIMED,
          TRANSFERRED,
          DECIDED -> {
        if (totals.escrow() != 0) {
          yield Effect.ESCROW;
        }
        yield totals.lost() > 0 ? Effect.OUT : Effect.IN;
      }
    };
  }

  /** The amount of the effect: by it the lines sum to the totals. */
  static long amount(FoundLine found) {
    PeriodTotals totals = found.totals();
    return switch (effect(found)) {
      case IN -> totals.in();
      case OUT -> -totals.spent();
      case ESCROW -> totals.escrow();
      case NONE -> found.line().amount();
    };
  }
}
