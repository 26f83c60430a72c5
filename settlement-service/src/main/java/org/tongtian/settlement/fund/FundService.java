package org.tongtian.settlement.fund;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.Account;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Bucket;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.PeriodTotals;
import org.tongtian.settlement.book.Postings;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FundDraw;
import org.tongtian.settlement.fund.FundView.FundDebt;
import org.tongtian.settlement.fund.FundView.Movement;

/** Funds as accounts with rules (promises S7 to S10): folds over the books they are a party of. */
@Service
class FundService {

  private static final int CHUNK = 64;
  private final ContractService contracts;
  private final BookService books;

  /** A fund's sums in one book, all of the same moment. */
  private record Sums(Account account, PeriodTotals totals, Map<String, Long> debts) {
    static Sums of(BookFold fold, String fund) {
      return new Sums(
          fold.account(fund), fold.booked(fund, LocalDate.MIN, LocalDate.MAX), fold.debtsOf(fund));
    }
  }

  FundService(ContractService contracts, BookService books) {
    this.contracts = contracts;
    this.books = books;
  }

  /** All funds, without their movements. */
  List<FundView> funds() {
    return contracts.partiesOf(PartyKind.FUND).stream().map(id -> view(id, null, null)).toList();
  }

  /**
   * One fund.
   *
   * @param before movements booked before this instant, null for the newest
   * @param limit movements; those of one moment stay together
   */
  FundView fund(String id, Instant before, int limit) {
    boolean isFund =
        contracts.party(id).filter(party -> party.kind() == PartyKind.FUND).isPresent();
    if (!isFund) {
      throw Refusal.notFound("fund.unknown");
    }
    List<Movement> found = movements(id, before, limit);
    int end = Math.min(limit, found.size());
    while (end > 0 && end < found.size() && isSameMoment(found, end)) {
      end++;
    }
    String next = end < found.size() ? Long.toString(found.get(end - 1).at().toEpochMilli()) : null;
    return view(id, found.subList(0, end), next);
  }

  private static boolean isSameMoment(List<Movement> found, int place) {
    return found.get(place).at().equals(found.get(place - 1).at());
  }

  private FundView view(String id, List<Movement> movements, String next) {
    Account sum = Account.EMPTY;
    PeriodTotals totals = PeriodTotals.NONE;
    Map<String, Long> debts = new TreeMap<>();
    Set<Text> rules = new LinkedHashSet<>();
    for (String book : contracts.contractIdsOf(id)) {
      Sums sums = books.<Sums>read(book, fold -> Sums.of(fold, id));
      sum = sum.plus(sums.account());
      totals = totals.plus(sums.totals());
      sums.debts().forEach((creditor, fen) -> debts.merge(creditor, fen, Math::addExact));
      contracts.newestSigned(book).ifPresent(terms -> addRules(rules, terms, id));
    }
    return new FundView(
        party(id),
        Money.cny(sum.payable()),
        Money.cny(Math.max(0, sum.available())),
        Money.cny(sum.escrow()),
        Money.cny(totals.released() + totals.gained()),
        Money.cny(totals.lost() + totals.paid()),
        debts.entrySet().stream()
            .map(debt -> new FundDebt(party(debt.getKey()), Money.cny(debt.getValue())))
            .toList(),
        List.copyOf(rules),
        movements,
        next);
  }

  private static void addRules(Set<Text> rules, ContractTerms terms, String fund) {
    terms.clauses().stream()
        .filter(clause -> clause instanceof FundDraw draw && draw.party().equals(fund))
        .forEach(clause -> rules.add(ClauseSentence.of(terms, clause)));
  }

  private Party party(String id) {
    return contracts.party(id).orElseThrow();
  }

  /** More than the limit where there are more. */
  private List<Movement> movements(String fund, Instant before, int limit) {
    List<Movement> found = new ArrayList<>();
    for (String book : contracts.contractIdsOf(fund)) {
      long to =
          books.<Long>read(book, fold -> before == null ? fold.seq() : fold.lastBefore(before));
      int here = 0;
      while (to >= 1 && here <= limit) {
        List<Block> chunk = books.blocks(book, Math.max(1, to - CHUNK + 1), to);
        int known = found.size();
        chunk.reversed().forEach(block -> addMovements(found, block, fund));
        here += found.size() - known;
        to -= CHUNK;
      }
    }
    found.sort(
        Comparator.comparing(Movement::at)
            .thenComparing(Movement::contractId)
            .thenComparingLong(Movement::seq)
            .reversed());
    return found;
  }

  private static void addMovements(List<Movement> found, Block block, String fund) {
    for (Entry entry : block.entries().reversed()) {
      long[] moved = new long[1];
      Postings.of(
          entry,
          (party, bucket, fen) ->
              moved[0] += party.equals(fund) && bucket == Bucket.PAYABLE ? fen : 0);
      if (moved[0] != 0) {
        found.add(movement(block, entry, fund, moved[0]));
      }
    }
  }

  private static Movement movement(Block block, Entry entry, String fund, long fen) {
    int clause =
        entry.lines().stream()
            .filter(line -> line.payee().equals(fund))
            .findFirst()
            .orElseThrow()
            .clauseNo();
    return new Movement(
        block.at(),
        block.book(),
        block.seq(),
        entry.kind().name(),
        Money.cny(fen),
        entry.matter() == null ? null : entry.matter().cause(),
        entry.matter() == null ? null : entry.matter().note(),
        clause,
        entry.sale() == null ? null : entry.sale().number());
  }
}
