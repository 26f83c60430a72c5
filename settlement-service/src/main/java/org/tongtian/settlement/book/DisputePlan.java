package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.SplitLine;

/** Disputes (promise S17): a line is frozen, released with its sale, decided. */
@Pure
final class DisputePlan {

  private DisputePlan() {}

  static void freeze(PlanDraft draft, BookEvent.LineFrozen event) {
    SaleStanding sale = draft.state().sale(event.saleId());
    if (sale == null || sale.state() == EntryKind.REVERSED) {
      throw Refusal.notFound("settlement.sale_unknown");
    }
    Entry accrual = draft.accrualOf(event.saleId());
    ContractTerms terms = draft.terms().terms(accrual.sale().contractVersion());
    if (terms.party(event.by()).isEmpty()) {
      throw Refusal.notFound("settlement.sale_unknown");
    }
    boolean isFrozen =
        draft.state().holdsOf(event.saleId()).stream()
            .anyMatch(hold -> isSame(hold, event.clauseNo(), event.payee()));
    if (isFrozen) {
      throw Refusal.conflict("dispute.line_frozen", event.clauseNo());
    }
    long amount = kept(draft, accrual, event);
    Bucket from = sale.state() == EntryKind.ACCRUED ? Bucket.ESCROW : Bucket.PAYABLE;
    Matter matter =
        Matter.of(event.disputeId(), event.payee(), amount)
            .withClause(accrual.sale().contractVersion(), event.clauseNo())
            .withCounterparty(event.by())
            .withFrom(from)
            .withNote(event.reason());
    draft.add(
        new Entry(
            EntryKind.FROZEN,
            event.eventId(),
            event.happenedAt(),
            accrual.sale(),
            List.of(PlanDraft.line(event.clauseNo(), event.payee(), amount)),
            matter));
  }

  private static boolean isSame(Hold hold, int clauseNo, String payee) {
    return hold.clauseNo() == clauseNo && hold.party().equals(payee);
  }

  private static long kept(PlanDraft draft, Entry accrual, BookEvent.LineFrozen event) {
    SplitLine line =
        draft.kept(accrual).stream()
            .filter(
                each -> each.clauseNo() == event.clauseNo() && each.payee().equals(event.payee()))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("dispute.line_unknown", "clauseNo"));
    if (line.amount() <= 0) {
      throw Refusal.conflict("dispute.line_empty", event.clauseNo());
    }
    return line.amount();
  }

  /** What was disputed in escrow is frozen where it is now. */
  static void freezeReleased(PlanDraft draft, BookEvent.SaleReceived received) {
    for (Hold hold : draft.state().holdsOf(received.saleId())) {
      add(draft, EntryKind.FROZEN, received, hold, hold.amount(), "/frozen/");
    }
  }

  /** Where nothing is left of a sale, nothing is left to dispute. */
  static void dropReversed(PlanDraft draft, BookEvent.SaleCancelled cancelled) {
    for (Hold hold : draft.state().holdsOf(cancelled.saleId())) {
      add(draft, EntryKind.UNFROZEN, cancelled, hold, hold.amount(), "/unfrozen/");
    }
  }

  /** What a refund takes of a disputed line is not held back any more. */
  static void shrink(PlanDraft draft, BookEvent.SaleRefunded event, List<SplitLine> taken) {
    for (Hold hold : draft.state().holdsOf(event.saleId())) {
      for (SplitLine line : taken) {
        long amount = Math.min(hold.amount(), line.amount());
        if (isSame(hold, line.clauseNo(), line.payee()) && amount > 0) {
          add(draft, EntryKind.UNFROZEN, event, hold, amount, "/unfrozen/");
        }
      }
    }
  }

  static void stand(PlanDraft draft, BookEvent.DisputeStands event) {
    Hold hold = requireOpen(draft, event.disputeId());
    unfreeze(draft, event, hold);
    decide(draft, event, hold, null, 0, event.reason(), List.of());
  }

  static void move(PlanDraft draft, BookEvent.DisputeMoves event) {
    Hold hold = requireOpen(draft, event.disputeId());
    PlanDraft.requirePositive(event.amount(), "amount");
    if (hold.from() == Bucket.ESCROW) {
      throw Refusal.conflict("dispute.not_released");
    }
    if (event.amount() > hold.amount()) {
      throw Refusal.conflict(
          "dispute.over_line", Money.cny(event.amount()), Money.cny(hold.amount()));
    }
    int version = draft.accrualOf(hold.saleId()).sale().contractVersion();
    boolean isOther =
        draft.terms().terms(version).party(event.to()).isPresent()
            && !event.to().equals(hold.party());
    if (!isOther) {
      throw Refusal.invalid("dispute.receiver_not_party", "to");
    }
    unfreeze(draft, event, hold);
    draft.requireAvailable(hold.party(), event.amount());
    decide(
        draft,
        event,
        hold,
        event.to(),
        event.amount(),
        event.reason(),
        List.of(
            PlanDraft.line(hold.clauseNo(), hold.party(), -event.amount()),
            PlanDraft.line(hold.clauseNo(), event.to(), event.amount())));
  }

  private static Hold requireOpen(PlanDraft draft, String disputeId) {
    Hold hold = draft.state().hold(disputeId);
    if (hold == null) {
      throw Refusal.notFound("dispute.unknown");
    }
    if (!hold.isOpen()) {
      throw Refusal.conflict("dispute.over");
    }
    return hold;
  }

  private static void unfreeze(PlanDraft draft, BookEvent event, Hold hold) {
    add(draft, EntryKind.UNFROZEN, event, hold, hold.amount(), "/unfrozen/");
  }

  static void add(
      PlanDraft draft, EntryKind kind, BookEvent event, Hold hold, long amount, String why) {
    Entry accrual = draft.accrualOf(hold.saleId());
    boolean released = draft.state().sale(hold.saleId()).state() == EntryKind.RELEASED;
    Bucket from = kind == EntryKind.FROZEN && released ? Bucket.PAYABLE : hold.from();
    Matter matter =
        Matter.of(hold.disputeId(), hold.party(), amount)
            .withClause(accrual.sale().contractVersion(), hold.clauseNo())
            .withFrom(from);
    draft.add(
        new Entry(
            kind,
            event.eventId() + why + hold.disputeId(),
            event.happenedAt(),
            accrual.sale(),
            List.of(PlanDraft.line(hold.clauseNo(), hold.party(), amount)),
            matter));
  }

  private static void decide(
      PlanDraft draft,
      BookEvent event,
      Hold hold,
      String to,
      long amount,
      String reason,
      List<SplitLine> lines) {
    Entry accrual = draft.accrualOf(hold.saleId());
    Matter matter =
        Matter.of(hold.disputeId(), hold.party(), amount)
            .withClause(accrual.sale().contractVersion(), hold.clauseNo())
            .withCounterparty(to)
            .withNote(reason);
    draft.add(
        new Entry(
            EntryKind.DECIDED, event.eventId(), event.happenedAt(), accrual.sale(), lines, matter));
  }
}
