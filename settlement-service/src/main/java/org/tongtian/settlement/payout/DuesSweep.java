package org.tongtian.settlement.payout;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractVersion;

/**
 * Lets books pay by themselves what is due: debts of funds and insurers as soon as they have money
 * again, receivables once the party's next cycle has begun and has not made them good. Several
 * instances may sweep at once: the book takes an event once, and pays only what is still owed.
 */
@Component
class DuesSweep {

  private static final Logger LOG = LoggerFactory.getLogger(DuesSweep.class);

  private final ContractService contracts;
  private final BookService books;
  private final PayoutCycles cycles;
  private final Clock clock;

  /** What is open in a book at a place of its chain. */
  private record Dues(long seq, Map<String, Instant> receivables, List<String> debtors) {
    static Dues of(BookFold fold) {
      return new Dues(fold.seq(), fold.receivables(), fold.debtorsWithMoney());
    }
  }

  DuesSweep(ContractService contracts, BookService books, PayoutCycles cycles, Clock clock) {
    this.contracts = contracts;
    this.books = books;
    this.cycles = cycles;
    this.clock = clock;
  }

  /** Goes through all books; one that can't be swept does not keep the others waiting. */
  @Scheduled(
      fixedDelayString = "${tongtian.settlement.dues-sweep-every}",
      initialDelayString = "${tongtian.settlement.dues-sweep-every}")
  void sweep() {
    for (String book : contracts.allContractIds()) {
      try {
        sweep(book);
      } catch (RuntimeException failure) {
        LOG.error("What is due in book {} stays due", book, failure);
      }
    }
  }

  private void sweep(String book) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Dues dues = books.read(book, Dues::of);
    List<BookEvent> events = new ArrayList<>();
    for (String debtor : dues.debtors()) {
      events.add(new BookEvent.DebtDue("debts:" + debtor + ":" + dues.seq(), now, debtor));
    }
    List<String> due = due(dues, now);
    Optional<ContractVersion> inForce =
        due.isEmpty() ? Optional.empty() : contracts.findInForce(book, now);
    for (String party : due) {
      inForce.ifPresent(
          version ->
              events.add(
                  new BookEvent.ReceivableDue(
                      "recovery:" + party + ":" + dues.seq(),
                      now,
                      version.terms().version(),
                      party)));
    }
    if (!events.isEmpty()) {
      books.append(book, events);
    }
  }

  private List<String> due(Dues dues, Instant now) {
    return dues.receivables().entrySet().stream()
        .filter(owed -> !cycles.nextAfter(owed.getKey(), owed.getValue()).isAfter(now))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
