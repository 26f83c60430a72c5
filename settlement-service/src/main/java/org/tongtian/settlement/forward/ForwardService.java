package org.tongtian.settlement.forward;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.contract.ContractSignatures;
import org.tongtian.settlement.contract.Signature;
import org.tongtian.settlement.debt.Debt;
import org.tongtian.settlement.debt.DebtService;

/**
 * Runs forward orders (promise S3): each step is stored first, then what it costs is stated as
 * debts and paid in the book. What a crash leaves half-way is taken up by the next step or sweep.
 */
@Service
class ForwardService {

  private static final Logger LOG = LoggerFactory.getLogger(ForwardService.class);
  private static final int MOST_RACES = 20;

  private final ForwardRepository orders;
  private final BookService books;
  private final DebtService debts;
  private final ContractSignatures signatures;
  private final Clock clock;

  ForwardService(
      ForwardRepository orders,
      BookService books,
      DebtService debts,
      ContractSignatures signatures,
      Clock clock) {
    this.orders = orders;
    this.books = books;
    this.debts = debts;
    this.signatures = signatures;
    this.clock = clock;
  }

  /** Stores a proposal that both still have to sign. */
  ForwardOrder propose(ForwardTerms terms) {
    ForwardRules.check(terms);
    if (today().isAfter(terms.to())) {
      throw Refusal.invalid("forward.terms_invalid", "to", "to");
    }
    orders.insert(StoredForward.of(ForwardOrder.proposed(terms), 1));
    return one(terms.id());
  }

  /**
   * Signs for a side.
   *
   * @param own the party's own signature, Base64; null where the key custody signs for it
   * @throws Refusal {@code forward.hash_differs} (409), {@code contract.own_signature_needed},
   *     {@code contract.key_unknown}, {@code contract.signature_wrong} (400)
   */
  ForwardOrder sign(String id, String party, String hash, String own) {
    return step(
        id,
        party,
        order -> {
          if (!order.hash().equals(hash)) {
            throw Refusal.of(HttpStatus.CONFLICT, "forward.hash_differs", "hash");
          }
          return order.isSignedBy(party)
              ? order
              : order.signed(signatures.sign(party, hash, own, now()));
        });
  }

  /**
   * Pays the deposit out of what the buyer has in the book: all of it or nothing.
   *
   * @throws Refusal {@code forward.deposit_unfunded} (409)
   */
  ForwardOrder payDeposit(String id, String party) {
    ForwardOrder order = one(id);
    ForwardTerms terms = order.terms();
    if (!party.equals(terms.buyer().id())) {
      throw Refusal.notFound("forward.unknown");
    }
    if (order.depositPaidAt() != null) {
      return order;
    }
    if (order.state() != ForwardState.SIGNED) {
      throw Refusal.conflict("forward.state_forbids", order.state().name());
    }
    Instant now = now();
    Charge deposit = Charge.deposit(terms, now);
    try {
      books.append(
          terms.book(),
          List.of(
              new BookEvent.Transferred(
                  deposit.id(),
                  now,
                  cause(deposit),
                  id,
                  0,
                  0,
                  List.of(
                      new BookEvent.Leg(deposit.from(), -deposit.amount()),
                      new BookEvent.Leg(deposit.to(), deposit.amount())),
                  deposit.reason().zh())));
    } catch (Refusal refusal) {
      throw refusal.code().equals("book.overdrawn")
          ? Refusal.conflict("forward.deposit_unfunded")
          : refusal;
    }
    return step(id, party, current -> current.depositPaid(now));
  }

  /** Records a delivery, once for each id, and pays it as far as the buyer's money goes. */
  ForwardOrder deliver(String id, String party, Delivery delivery) {
    return step(
        id,
        party,
        order -> {
          if (!party.equals(order.terms().buyer().id())) {
            throw Refusal.forbidden("auth.forbidden");
          }
          return order.delivered(delivery, today());
        });
  }

  /** Ends the order by a side that will not perform; it bears what that costs. */
  ForwardOrder withdraw(String id, String party) {
    return step(id, party, order -> order.withdrawn(party, now()));
  }

  /** Notes that a side wants to end the order together; the second wish ends it. */
  ForwardOrder wishCancel(String id, String party) {
    return step(id, party, order -> order.cancelWished(party, now()));
  }

  /**
   * Ends the order because a delivery was not paid in time.
   *
   * @throws Refusal {@code forward.nothing_overdue} (409)
   */
  ForwardOrder notPaid(String id, String party) {
    ForwardTerms terms = one(id).terms();
    Instant latest = now().minus(terms.payWithinDays(), ChronoUnit.DAYS);
    boolean overdue =
        debts.about(id).stream()
            .anyMatch(
                debt ->
                    debt.isOpen()
                        && debt.from().equals(terms.buyer().id())
                        && debt.dueSince().isBefore(latest));
    if (!overdue) {
      throw Refusal.conflict("forward.nothing_overdue", terms.payWithinDays());
    }
    return step(id, party, order -> order.notPaid(party, now()));
  }

  /** Credits money that came in from outside to a side's account in the book, once a reference. */
  ForwardOrder fund(String id, String party, String reference, long amount) {
    ForwardOrder order = one(id);
    if (!order.terms().isSide(party)) {
      throw Refusal.invalid("forward.not_a_side", "party");
    }
    books.append(
        order.terms().book(),
        List.of(
            new BookEvent.Deposited(
                "forward-funding:" + id + ":" + reference, now(), party, amount, reference)));
    debts.about(id).forEach(debt -> debts.pay(debt.id()));
    return one(id);
  }

  /**
   * One order, as far as it has come.
   *
   * @throws Refusal {@code forward.unknown} (404)
   */
  ForwardOrder one(String id) {
    return stored(id).order();
  }

  /** The party's orders, newest first. */
  List<ForwardOrder> of(String party, String after, int limit) {
    return orders.of(party, after, limit).stream().map(StoredForward::order).toList();
  }

  /** What follows from the order and is stated as owed, with what is paid of it. */
  List<Debt> debtsOf(String id) {
    return debts.about(id);
  }

  /** Ends what is over, and states what a crash has left unstated. */
  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT25S")
  void sweep() {
    LocalDate today = today();
    for (StoredForward over : orders.overBy(today)) {
      attempt(over.id(), () -> close(over));
    }
    for (StoredForward uncharged : orders.uncharged()) {
      attempt(uncharged.id(), () -> charge(uncharged));
    }
  }

  /** Ends an order whose last day is over. */
  ForwardOrder close(StoredForward stored) {
    return step(stored.id(), stored.terms().buyer().id(), order -> order.closed(today(), now()));
  }

  private static void attempt(String id, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.error("Forward order {} could not go on now", id, failure);
    }
  }

  private ForwardOrder step(String id, String party, UnaryOperator<ForwardOrder> change) {
    for (int race = 0; race < MOST_RACES; race++) {
      StoredForward before = stored(id);
      ForwardOrder order = withDepositOfBook(before.order());
      if (!order.terms().isSide(party)) {
        throw Refusal.notFound("forward.unknown");
      }
      ForwardOrder after = change.apply(order);
      StoredForward next = StoredForward.of(after, before.revision() + 1);
      if (after.equals(before.order())) {
        charge(before);
        return after;
      }
      if (orders.replace(next)) {
        charge(next);
        return after;
      }
    }
    throw Refusal.conflict("forward.changed_elsewhere");
  }

  /** A deposit that is booked counts, even where a crash kept it from being noted. */
  private ForwardOrder withDepositOfBook(ForwardOrder order) {
    ForwardTerms terms = order.terms();
    if (order.depositPaidAt() != null
        || terms.deposit() == 0
        || order.state() == ForwardState.PROPOSED) {
      return order;
    }
    Instant now = now();
    String event = Charge.deposit(terms, now).id();
    return books.read(terms.book(), fold -> fold.knows(event)) ? order.depositPaid(now) : order;
  }

  private void charge(StoredForward stored) {
    if (!stored.isUncharged()) {
      return;
    }
    Set<String> stated =
        debts.about(stored.id()).stream().map(Debt::id).collect(Collectors.toSet());
    for (Charge charge : Charge.of(stored.order())) {
      if (!stated.contains(charge.id())) {
        debts.owe(debt(stored.terms(), charge));
      }
    }
    orders.charged(stored);
  }

  private static Debt debt(ForwardTerms terms, Charge charge) {
    return Debt.of(
        charge.id(),
        terms.book(),
        terms.id(),
        charge.from(),
        charge.to(),
        charge.amount(),
        cause(charge),
        0,
        0,
        charge.dueSince(),
        charge.reason());
  }

  private static String cause(Charge charge) {
    return charge.kind() == Charge.Kind.PENALTY ? "FORWARD_BREACH" : "FORWARD_DELIVERY";
  }

  private StoredForward stored(String id) {
    StoredForward stored = orders.find(id).orElseThrow(() -> Refusal.notFound("forward.unknown"));
    for (Signature signature : stored.signatures()) {
      if (!signatures.isGenuine(signature, stored.hash())) {
        throw new IllegalStateException(
            "Forward order " + id + " has a false signature of " + signature.party());
      }
    }
    return stored;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BookFold.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
