package org.tongtian.settlement.payout;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.PayoutStanding;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.proof.Sha256;

/**
 * Pays out what is available, as a table of steps: planned (the amount is fixed) → in the book → at
 * the bank → done or returned. Each step is repeated until it is done, by whichever instance comes
 * first; the payout's id makes it one at the book and at the bank. An unknown outcome is asked for,
 * never guessed.
 */
@Component
class PayoutRun {

  private static final Logger LOG = LoggerFactory.getLogger(PayoutRun.class);
  private static final int BATCH = 100;

  /** The book does not have the money any more; the next run pays what is there then. */
  private static final Set<String> NOT_THERE = Set.of("book.overdrawn", "book.money_not_in");

  /** One attempt was to book it; the bank was not called by then. */
  private static final int BOOKING = 1;

  private final PayoutRepository payouts;
  private final ContractService contracts;
  private final BookService books;
  private final Bank bank;
  private final BankSettings settings;
  private final PayoutCycles cycles;
  private final Clock clock;

  PayoutRun(
      PayoutRepository payouts,
      ContractService contracts,
      BookService books,
      Bank bank,
      BankSettings settings,
      PayoutCycles cycles,
      Clock clock) {
    this.payouts = payouts;
    this.contracts = contracts;
    this.books = books;
    this.bank = bank;
    this.settings = settings;
    this.cycles = cycles;
    this.clock = clock;
  }

  /** Plans what is due and goes on with what is open. */
  @Scheduled(fixedDelayString = "${tongtian.bank.sweep-every}")
  void sweep() {
    Instant now = now();
    cycles.followDecisions(now);
    for (PayoutAccount account : payouts.due(now, BATCH)) {
      plan(account, account.nextRunAt().toString());
      payouts.ran(account, cycles.after(account.cycle(), now));
    }
    payouts.open(now(), BATCH).forEach(this::goOn);
  }

  /**
   * Pays out to a party now, out of its cycle.
   *
   * @param run names the run: the same run plans nothing twice
   */
  List<Payout> runNow(String party, String run) {
    PayoutAccount account =
        payouts.account(party).orElseThrow(() -> Refusal.notFound("payout.account_unknown"));
    if (account.closed()) {
      throw Refusal.conflict("payout.account_closed");
    }
    List<String> ids = plan(account, run);
    ids.forEach(id -> payouts.find(id).ifPresent(this::goOn));
    return ids.stream().flatMap(id -> payouts.find(id).stream()).toList();
  }

  private List<String> plan(PayoutAccount account, String run) {
    List<String> ids = new ArrayList<>();
    for (String book : contracts.contractIdsOf(account.party())) {
      String id = "po-" + Sha256.of(book + '|' + account.party() + '|' + run).substring(0, 32);
      ContractTerms terms = contracts.newestSigned(book).orElseThrow();
      long available = books.<Long>read(book, fold -> PayoutLimit.of(fold, terms, account.party()));
      boolean isNew = payouts.find(id).isEmpty();
      if (available > 0 && isNew) {
        payouts.insert(planned(id, book, account, available));
      }
      if (available > 0 || !isNew) {
        ids.add(id);
      }
    }
    return ids;
  }

  private Payout planned(String id, String book, PayoutAccount account, long amount) {
    Instant now = now();
    return new Payout(
        id,
        book,
        account.party(),
        amount,
        account.number(),
        account.holder(),
        PayoutState.PLANNED.name(),
        null,
        0,
        now,
        now,
        now);
  }

  private void goOn(Payout payout) {
    try {
      if (payout.isIn(PayoutState.PLANNED) && payouts.claim(payout, askAgainAt())) {
        book(payout);
      }
      payouts
          .find(payout.id())
          .filter(found -> found.isIn(PayoutState.SENT))
          .filter(found -> payouts.claim(found, askAgainAt()))
          .ifPresent(this::askBank);
    } catch (BankUnreachableException unknown) {
      LOG.warn("Payout {} stays on its way: {}", payout.id(), unknown.getMessage());
    } catch (Refusal refused) {
      LOG.error("Payout {} can't go on: {}", payout.id(), refused.getMessage());
    }
  }

  private void book(Payout payout) {
    BookEvent.PayoutSent sent =
        new BookEvent.PayoutSent(
            payout.id() + ":sent",
            payout.plannedAt(),
            payout.id(),
            payout.party(),
            payout.amount());
    try {
      books.append(payout.book(), List.of(sent));
    } catch (Refusal refused) {
      if (!NOT_THERE.contains(refused.code())) {
        throw refused;
      }
      payouts.giveUp(payout, refused.code(), now());
      return;
    }
    payouts.move(payout.id(), PayoutState.PLANNED, PayoutState.SENT, null, now());
  }

  private void askBank(Payout payout) {
    EntryKind standing = standingInBook(payout);
    if (standing != EntryKind.PAYOUT_SENT) {
      // Booked, and then this instance died before it could say so here.
      PayoutState state =
          standing == EntryKind.PAYOUT_DONE ? PayoutState.DONE : PayoutState.RETURNED;
      payouts.move(payout.id(), PayoutState.SENT, state, null, now());
      return;
    }
    Optional<BankAnswer> known =
        payout.attempts() <= BOOKING ? Optional.empty() : bank.find(payout.id());
    BankAnswer answer = known.orElseGet(() -> bank.send(order(payout)));
    settle(answer);
  }

  private static Bank.Order order(Payout payout) {
    return new Bank.Order(payout.id(), payout.number(), payout.holder(), payout.amount());
  }

  /** Nothing leaves for the bank that the book, read again, does not have with that amount. */
  private EntryKind standingInBook(Payout payout) {
    PayoutStanding standing =
        books
            .<Optional<PayoutStanding>>read(payout.book(), fold -> fold.payout(payout.id()))
            .orElseThrow(() -> Refusal.conflict("payout.not_in_book", payout.id()));
    boolean isSame =
        standing.party().equals(payout.party()) && standing.amount() == payout.amount();
    if (!isSame) {
      throw Refusal.conflict("payout.not_in_book", payout.id());
    }
    return standing.state();
  }

  /**
   * Books what the bank says; hearing it twice changes nothing.
   *
   * @throws Refusal where the payout is unknown, the amount is another, or the bank contradicts
   *     what it said before
   */
  void settle(BankAnswer answer) {
    Payout payout =
        payouts
            .find(answer.payoutId())
            .filter(found -> !found.isIn(PayoutState.VOID))
            .orElseThrow(() -> Refusal.notFound("payout.unknown"));
    if (answer.amount() != payout.amount()) {
      throw Refusal.conflict(
          "payout.amount_differs", Money.cny(payout.amount()), Money.cny(answer.amount()));
    }
    switch (answer.state()) {
      case ACCEPTED -> {
        // The bank will report, or is asked again.
      }
      case PAID -> {
        append(payout, new BookEvent.PayoutDone(payout.id() + ":done", now(), payout.id()));
        payouts.move(payout.id(), PayoutState.SENT, PayoutState.DONE, null, now());
      }
      case REJECTED -> {
        append(
            payout,
            new BookEvent.PayoutReturned(
                payout.id() + ":returned", now(), payout.id(), answer.reason()));
        PayoutState from = PayoutState.valueOf(payout.state());
        payouts.move(payout.id(), from, PayoutState.RETURNED, answer.reason(), now());
      }
    }
  }

  private void append(Payout payout, BookEvent event) {
    books.append(payout.book(), List.of(event));
  }

  private Instant askAgainAt() {
    return now().plus(settings.askAgainAfter());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
