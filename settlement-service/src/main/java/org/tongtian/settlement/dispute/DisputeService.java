package org.tongtian.settlement.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.Block;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.Bucket;
import org.tongtian.settlement.book.Entry;
import org.tongtian.settlement.book.EntryKind;
import org.tongtian.settlement.book.Matter;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.governance.GovernanceService;
import org.tongtian.settlement.governance.PlatformRule;

/** Disputes (promise S17): a party freezes a line, an auditor decides; the total is conserved. */
@Service
class DisputeService {

  private static final int LONGEST_REASON = 500;

  private final DisputeRepository disputes;
  private final DisputeRecords records;
  private final BookService books;
  private final ContractService contracts;
  private final GovernanceService governance;
  private final Clock clock;

  /**
   * What is disputed.
   *
   * @param payee whose line it is
   */
  record Opening(String saleId, int clauseNo, String payee, String reason) {}

  /**
   * A decision.
   *
   * @param to party that gets a part of the line; null: everything stands
   * @param amount of that part, null where everything stands
   */
  record Decision(String to, Money amount, String reason) {}

  DisputeService(
      DisputeRepository disputes,
      DisputeRecords records,
      BookService books,
      ContractService contracts,
      GovernanceService governance,
      Clock clock) {
    this.disputes = disputes;
    this.records = records;
    this.governance = governance;
    this.books = books;
    this.contracts = contracts;
    this.clock = clock;
  }

  /**
   * Freezes a line.
   *
   * @param id of the dispute, the same when the request is repeated
   */
  DisputeView open(String id, String party, Opening opening) {
    requireReason(opening.reason());
    if (opening.saleId() == null || opening.payee() == null) {
      throw Refusal.invalid("request.field_invalid", "saleId", "saleId");
    }
    String book =
        books
            .bookOf(opening.saleId())
            .filter(contracts.contractIdsOf(party)::contains)
            .orElseThrow(() -> Refusal.notFound("settlement.sale_unknown"));
    requireInTime(id, book, opening.saleId());
    Instant now = now();
    books.append(
        book,
        List.of(
            new BookEvent.LineFrozen(
                DisputeRecords.freezing(id),
                now,
                id,
                opening.saleId(),
                opening.clauseNo(),
                opening.payee(),
                party,
                opening.reason())));
    return DisputeView.of(
        records.insert(
            Dispute.opened(
                id,
                book,
                opening.saleId(),
                opening.clauseNo(),
                opening.payee(),
                party,
                opening.reason(),
                now)));
  }

  /**
   * A line can be disputed while it is in escrow, and for so many days after the day on which it
   * became payable as the committee's rule of that day says. What is frozen already was in time.
   */
  private void requireInTime(String id, String book, String saleId) {
    boolean isFrozen = books.<Boolean>read(book, fold -> fold.hold(id).isPresent());
    Optional<Instant> payable = isFrozen ? Optional.empty() : payableSince(saleId);
    if (payable.isEmpty()) {
      return;
    }
    long days = governance.inForce(PlatformRule.DISPUTE_DEADLINE_DAYS, payable.get()).value();
    LocalDate last = BookFold.day(payable.get()).plusDays(days);
    if (BookFold.day(now()).isAfter(last)) {
      throw Refusal.conflict("dispute.too_late", days, last.toString());
    }
  }

  /** When the sale's lines became payable as they are now; empty while they are in escrow. */
  private Optional<Instant> payableSince(String saleId) {
    return books.blocksAbout(saleId).stream()
        .filter(
            block ->
                block.entries().stream()
                    .anyMatch(entry -> entry.isAbout(saleId) && makesPayable(entry)))
        .map(Block::at)
        .reduce((earlier, later) -> later);
  }

  private static boolean makesPayable(Entry entry) {
    boolean isCorrection = entry.kind() == EntryKind.TRANSFERRED;
    return entry.kind() == EntryKind.RELEASED
        || (isCorrection && entry.matter().from() == Bucket.PAYABLE);
  }

  /**
   * Decides a dispute. The book's decision is the one that counts: the same one told again answers
   * the same, another one is refused (409).
   */
  DisputeView decide(String id, Decision decision) {
    requireReason(decision.reason());
    Dispute dispute = disputes.find(id).orElseThrow(() -> Refusal.notFound("dispute.unknown"));
    boolean stands = decision.to() == null;
    long amount = stands ? 0 : fen(decision.amount());
    String event = DisputeRecords.decision(id);
    books.append(
        dispute.book(),
        List.of(
            stands
                ? new BookEvent.DisputeStands(event, now(), id, decision.reason())
                : new BookEvent.DisputeMoves(
                    event, now(), id, decision.to(), amount, decision.reason())));
    Entry booked = records.bookedDecision(dispute);
    disputes.close(DisputeRecords.decided(dispute, booked));
    Matter matter = booked.matter();
    boolean isSame =
        Objects.equals(matter.counterparty(), decision.to())
            && matter.amount() == amount
            && decision.reason().equals(matter.note());
    if (!isSame) {
      throw Refusal.conflict("dispute.over");
    }
    return DisputeView.of(disputes.find(id).orElseThrow());
  }

  /** Disputes of the contracts that the party is part of; all for null. */
  List<DisputeView> list(String party) {
    return disputes.of(party == null ? null : contracts.contractIdsOf(party)).stream()
        .map(records::asBooked)
        .map(DisputeView::of)
        .toList();
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
