package org.tongtian.settlement.fund;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.Ask;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.DrawCause;
import org.tongtian.settlement.contract.FundDraw;

/** What people order of funds: money put in, draws by a clause, rewards of a month. */
@Service
class FundOrders {

  private static final int LONGEST_NOTE = 500;

  private final ContractService contracts;
  private final BookService books;
  private final Clock clock;

  /** Money from outside for a fund in the book of a contract. */
  record Deposit(String contractId, Money amount, String note) {}

  /** What is asked of a fund by a clause of the contract in force. */
  record Draw(String contractId, int clauseNo, List<Ask> asks, String note) {}

  /**
   * A month's rewards by a clause with the cause {@code REWARD}.
   *
   * @param month business month that is over
   * @param pool what is handed out in all
   */
  record Reward(String contractId, int clauseNo, YearMonth month, Money pool, String note) {}

  FundOrders(ContractService contracts, BookService books, Clock clock) {
    this.contracts = contracts;
    this.books = books;
    this.clock = clock;
  }

  /** Credits the fund; the operation counts once. */
  void deposit(String fund, String operation, Deposit deposit) {
    requireNote(deposit.note());
    String book = require(deposit.contractId(), "contractId");
    long fen = fen(deposit.amount(), "amount");
    books.append(
        book,
        List.of(new BookEvent.Deposited("deposit:" + operation, now(), fund, fen, deposit.note())));
  }

  /** Draws the fund by its rule; short, it pays pro rata and owes the rest. */
  void draw(String fund, String operation, Draw draw) {
    requireNote(draw.note());
    String book = require(draw.contractId(), "contractId");
    List<Ask> asks = require(draw.asks(), "asks");
    ContractTerms terms = contracts.inForce(book, now()).terms();
    rule(terms, fund, draw.clauseNo());
    books.append(
        book,
        List.of(
            new BookEvent.FundDrawn(
                "draw:" + operation, now(), terms.version(), draw.clauseNo(), asks, draw.note())));
  }

  /**
   * Hands a month's rewards to the payees of the clause by {@link Rewards}.
   *
   * @throws Refusal {@code fund.rewarded_before} (409), {@code fund.nothing_released} (409)
   */
  void reward(String fund, Reward reward) {
    requireNote(reward.note());
    String book = require(reward.contractId(), "contractId");
    YearMonth month = require(reward.month(), "month");
    long pool = fen(reward.pool(), "pool");
    if (!month.isBefore(YearMonth.from(BookFold.day(now())))) {
      throw Refusal.invalid("fund.month_not_over", "month", month.toString());
    }
    ContractTerms terms = contracts.inForce(book, now()).terms();
    FundDraw rule = rule(terms, fund, reward.clauseNo());
    if (rule.cause() != DrawCause.REWARD) {
      throw Refusal.invalid("book.clause_wrong", "clauseNo", reward.clauseNo());
    }
    String event = "reward:" + fund + ":" + rule.no() + ":" + month;
    if (books.<Boolean>read(book, fold -> fold.knows(event))) {
      throw Refusal.conflict("fund.rewarded_before", month.toString());
    }
    List<Ask> asks = Rewards.of(pool, released(book, rule, month));
    if (asks.isEmpty()) {
      throw Refusal.conflict("fund.nothing_released", month.toString());
    }
    books.append(
        book,
        List.of(
            new BookEvent.FundDrawn(
                event, now(), terms.version(), rule.no(), asks, reward.note())));
  }

  private SortedMap<String, Long> released(String book, FundDraw rule, YearMonth month) {
    SortedMap<String, Long> released = new TreeMap<>();
    for (String party : rule.payees()) {
      long fen =
          books.<Long>read(
              book,
              fold -> fold.booked(party, month.atDay(1), month.plusMonths(1).atDay(1)).released());
      released.put(party, Math.max(0, fen));
    }
    return released;
  }

  private static FundDraw rule(ContractTerms terms, String fund, int clauseNo) {
    return terms.clauses().stream()
        .filter(clause -> clause.no() == clauseNo)
        .filter(FundDraw.class::isInstance)
        .map(FundDraw.class::cast)
        .filter(rule -> rule.party().equals(fund))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("book.clause_wrong", "clauseNo", clauseNo));
  }

  private static <T> T require(T value, String field) {
    if (value == null) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
    return value;
  }

  private static void requireNote(String note) {
    if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Refusal.invalid("request.field_invalid", "note", "note");
    }
  }

  private static long fen(Money amount, String field) {
    if (amount == null || !amount.currency().equals(Money.CNY) || amount.amount() <= 0) {
      throw Refusal.invalid("book.amount_not_positive", field);
    }
    return amount.amount();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
