package org.tongtian.settlement.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.MonthTotals;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.Explanation;
import org.tongtian.settlement.statement.StatementLines.FoundLine;
import org.tongtian.settlement.statement.StatementView.LineKind;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** Makes statements by folding the books of a party's contracts. */
@Service
class StatementService {

  private final ContractService contracts;
  private final BookService books;
  private final StatementLines lines;

  /** A party's sums in one book, all of the same moment. */
  private record BookSums(long seq, MonthTotals before, MonthTotals during) {
    static BookSums of(BookFold fold, String party, Period period) {
      return new BookSums(
          fold.seq(), fold.before(party, period.month()), fold.month(party, period.month()));
    }
  }

  StatementService(ContractService contracts, BookService books, StatementLines lines) {
    this.contracts = contracts;
    this.books = books;
    this.lines = lines;
  }

  /**
   * A party's statement.
   *
   * @param after null for the first page
   * @throws Refusal {@code settlement.party_unknown} (404) for a party without contracts
   */
  StatementView statement(String partyId, Period period, LinePosition after, int limit) {
    Party party =
        contracts.party(partyId).orElseThrow(() -> Refusal.notFound("settlement.party_unknown"));
    Map<String, Long> heads = new LinkedHashMap<>();
    MonthTotals before = MonthTotals.NONE;
    MonthTotals during = MonthTotals.NONE;
    for (String book : contracts.contractIdsOf(partyId)) {
      BookSums sums = books.read(book, fold -> BookSums.of(fold, partyId, period));
      heads.put(book, sums.seq());
      before = before.plus(sums.before());
      during = during.plus(sums.during());
    }
    List<FoundLine> found = lines.find(heads, partyId, period, after, limit + 1);
    boolean more = found.size() > limit;
    List<FoundLine> page = more ? found.subList(0, limit) : found;
    return new StatementView(
        party,
        period.month().toString(),
        Money.cny(before.released()),
        Money.cny(during.released()),
        Money.cny(0),
        Money.cny(before.released() + during.released()),
        Money.cny(before.plus(during).escrow()),
        page.stream().map(this::view).toList(),
        more ? page.getLast().position().cursor() : null);
  }

  private StatementLine view(FoundLine found) {
    Entry entry = found.entry();
    ContractTerms terms =
        contracts.signedVersion(found.position().book(), entry.sale().contractVersion()).terms();
    boolean takenBack = entry.kind() == EntryKind.REVERSED;
    Money amount = Money.cny(found.line().amount());
    Text reason = Explanation.of(terms, entry.sale().forSplit(), entry.lines(), found.line());
    return new StatementLine(
        found.position().at(),
        entry.sale().orderId(),
        entry.sale().number(),
        entry.sale().product(),
        LineKind.valueOf(entry.kind().name()),
        takenBack ? amount.negated() : amount,
        takenBack ? takenBack(reason) : reason,
        found.line().clauseNo(),
        entry.sale().contractVersion());
  }

  private static Text takenBack(Text reason) {
    return new Text("订单取消，退回：" + reason.zh(), "Order cancelled, taken back: " + reason.en());
  }
}
