package org.tongtian.settlement.debt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;

/**
 * Pays debts out of the debtor's own money in the book. A payment is written down before it is
 * booked, under an id that the book takes once, so a crash in between neither loses nor doubles it.
 */
@Service
public class DebtService {

  private static final Logger LOG = LoggerFactory.getLogger(DebtService.class);
  private static final Duration HOLD = Duration.ofSeconds(60);
  private static final String OVERDRAWN = "book.overdrawn";
  private static final int MOST_TRIES = 5;
  private static final int SWEPT_AT_ONCE = 500;

  private final DebtRepository debts;
  private final BookService books;
  private final Clock clock;

  DebtService(DebtRepository debts, BookService books, Clock clock) {
    this.debts = debts;
    this.books = books;
    this.clock = clock;
  }

  /** States a debt, once, and pays what can be paid of it. */
  public Debt owe(Debt debt) {
    debts.add(debt);
    pay(debt.id());
    return debts.find(debt.id()).orElseThrow();
  }

  /** All debts that follow from the same thing, oldest first. */
  public List<Debt> about(String ref) {
    return debts.about(ref);
  }

  /** Pays what can be paid of every open debt, oldest first. */
  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT20S")
  void sweep() {
    for (Debt debt : debts.open(SWEPT_AT_ONCE)) {
      try {
        pay(debt.id());
      } catch (RuntimeException failure) {
        LOG.error("Debt {} could not be paid now", debt.id(), failure);
      }
    }
  }

  /** Pays what can be paid; somebody else who pays the same debt is left to it. */
  public void pay(String id) {
    Instant now = now();
    debts
        .hold(id, now, now.plus(HOLD))
        .ifPresent(
            held -> {
              try {
                payHeld(held);
              } finally {
                debts.letGo(id);
              }
            });
  }

  private void payHeld(Debt held) {
    Debt debt = held;
    for (int tries = 0; debt.isOpen() && tries < MOST_TRIES; tries++) {
      Debt.Payment payment = debt.planned();
      if (payment == null) {
        payment = plan(debt);
        if (payment == null) {
          return;
        }
      }
      if (book(debt, payment)) {
        debts.booked(debt, payment);
      } else {
        debts.giveUp(debt, payment);
      }
      debt = debts.find(debt.id()).orElseThrow();
    }
  }

  private Debt.Payment plan(Debt debt) {
    long available = books.read(debt.book(), fold -> fold.account(debt.from()).available());
    if (available <= 0) {
      return null;
    }
    Debt.Payment payment = debt.next(available, now());
    debts.plan(debt, payment);
    return payment;
  }

  /** False where the money is not there any more. */
  private boolean book(Debt debt, Debt.Payment payment) {
    BookEvent.Transferred transfer =
        new BookEvent.Transferred(
            payment.event(),
            debt.dueSince(),
            debt.cause(),
            debt.ref(),
            debt.version(),
            debt.clauseNo(),
            List.of(
                new BookEvent.Leg(debt.from(), -payment.amount()),
                new BookEvent.Leg(debt.to(), payment.amount())),
            debt.reason().zh());
    try {
      books.append(debt.book(), List.of(transfer));
      return true;
    } catch (Refusal refusal) {
      if (!refusal.code().equals(OVERDRAWN)) {
        throw refusal;
      }
      return false;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
