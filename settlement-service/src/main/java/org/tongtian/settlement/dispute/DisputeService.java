package org.tongtian.settlement.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.Matter;
import org.tongtian.settlement.contract.ContractService;

/** Disputes (promise S17): a party freezes a line, an auditor decides; the total is conserved. */
@Service
class DisputeService {

  static final String OPEN = "OPEN";

  private static final int LONGEST_REASON = 500;

  private final DisputeRepository disputes;
  private final BookService books;
  private final ContractService contracts;
  private final Clock clock;

  /**
   * What is disputed.
   *
   * @param payee whose line it is
   */
  record Opening(String orderId, int clauseNo, String payee, String reason) {}

  /**
   * A decision.
   *
   * @param to party that gets a part of the line; null: everything stands
   * @param amount of that part, null where everything stands
   */
  record Decision(String to, Money amount, String reason) {}

  DisputeService(
      DisputeRepository disputes, BookService books, ContractService contracts, Clock clock) {
    this.disputes = disputes;
    this.books = books;
    this.contracts = contracts;
    this.clock = clock;
  }

  /**
   * Freezes a line.
   *
   * @param id of the dispute, the same when the request is repeated
   */
  Dispute open(String id, String party, Opening opening) {
    requireReason(opening.reason());
    if (opening.orderId() == null || opening.payee() == null) {
      throw Refusal.invalid("request.field_invalid", "orderId", "orderId");
    }
    String book =
        books
            .bookOf(opening.orderId())
            .orElseThrow(() -> Refusal.notFound("settlement.sale_unknown"));
    Instant now = now();
    books.append(
        book,
        List.of(
            new BookEvent.LineFrozen(
                "dispute:" + id,
                now,
                id,
                opening.orderId(),
                opening.clauseNo(),
                opening.payee(),
                party,
                opening.reason())));
    disputes.insert(
        new Dispute(
            id,
            book,
            opening.orderId(),
            opening.clauseNo(),
            opening.payee(),
            party,
            opening.reason(),
            OPEN,
            now,
            null,
            0,
            null,
            null));
    return disputes.find(id).orElseThrow();
  }

  /**
   * Decides a dispute. The book's decision is the one that counts: the same one told again answers
   * the same, another one is refused (409).
   */
  Dispute decide(String id, Decision decision) {
    requireReason(decision.reason());
    Dispute dispute = disputes.find(id).orElseThrow(() -> Refusal.notFound("dispute.unknown"));
    boolean stands = decision.to() == null;
    long amount = stands ? 0 : fen(decision.amount());
    String event = "decision:" + id;
    books.append(
        dispute.book(),
        List.of(
            stands
                ? new BookEvent.DisputeStands(event, now(), id, decision.reason())
                : new BookEvent.DisputeMoves(
                    event, now(), id, decision.to(), amount, decision.reason())));
    Entry booked = booked(dispute.orderId(), event);
    disputes.decide(decided(dispute, booked));
    Matter matter = booked.matter();
    boolean isSame =
        Objects.equals(matter.counterparty(), decision.to())
            && matter.amount() == amount
            && decision.reason().equals(matter.note());
    if (!isSame) {
      throw Refusal.conflict("dispute.over");
    }
    return disputes.find(id).orElseThrow();
  }

  /** The decision as the book has it: who died before recording it, or came late, learns it. */
  private Entry booked(String orderId, String event) {
    return books.blocksAbout(orderId).stream()
        .flatMap(block -> block.entries().stream())
        .filter(entry -> entry.event().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private static Dispute decided(Dispute dispute, Entry booked) {
    Matter matter = booked.matter();
    return new Dispute(
        dispute.id(),
        dispute.book(),
        dispute.orderId(),
        dispute.clauseNo(),
        dispute.payee(),
        dispute.by(),
        dispute.reason(),
        matter.counterparty() == null ? "STOOD" : "MOVED",
        dispute.openedAt(),
        matter.counterparty(),
        matter.amount(),
        matter.note(),
        booked.happenedAt());
  }

  /** Disputes of the contracts that the party is part of; all for null. */
  List<Dispute> list(String party) {
    return disputes.of(party == null ? null : contracts.contractIdsOf(party));
  }

  private static void requireReason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refusal.invalid("request.field_invalid", "reason", "reason");
    }
  }

  private static long fen(Money amount) {
    if (amount == null || !amount.currency().equals(Money.CNY) || amount.amount() <= 0) {
      throw Refusal.invalid("book.amount_not_positive", "amount");
    }
    return amount.amount();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
