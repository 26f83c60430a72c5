package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/**
 * Decides what a list of events adds to a book: nothing for what is booked already, entries for
 * what is new, and a waiting list for what its sale's payment has not come for yet.
 */
@Pure
final class BookPlan {

  private final PlanDraft draft;
  private final SalePlan sales;
  private final List<BookEvent.OfSale> early = new ArrayList<>();

  private BookPlan(PlanDraft draft) {
    this.draft = draft;
    this.sales = new SalePlan(draft);
  }

  /**
   * The plan for these events, in their order.
   *
   * @throws Refusal where an event can't be booked: nothing of the plan may be then
   */
  static BookPlan of(
      BookFold fold, List<? extends BookEvent> events, BookTerms terms, EntrySource source) {
    BookPlan plan = new BookPlan(new PlanDraft(fold, terms, source));
    events.forEach(plan::take);
    return plan;
  }

  /** What is to be booked, in order. */
  List<Entry> entries() {
    return draft.entries();
  }

  /** The carries after the entries. */
  List<VersionCarry> carries() {
    return draft.carries().entrySet().stream()
        .map(each -> new VersionCarry(each.getKey(), each.getValue()))
        .toList();
  }

  /** What came before its sale's payment; it must come again. */
  List<BookEvent.OfSale> early() {
    return early;
  }

  private void take(BookEvent event) {
    if (draft.state().knows(event.eventId())) {
      return;
    }
    if (event.eventId().indexOf('/') >= 0) {
      throw Refusal.invalid("book.event_id_invalid", "eventId", event.eventId());
    }
    switch (event) {
      case BookEvent.SalePaid paid -> paid(paid);
      case BookEvent.SaleReceived received -> received(received);
      case BookEvent.SaleCancelled cancelled -> cancelled(cancelled);
      case BookEvent.SaleRefunded refunded -> ifPaid(refunded, () -> sales.refund(refunded));
      case BookEvent.SaleCorrected corrected -> ifPaid(corrected, () -> sales.correct(corrected));
      case BookEvent.CoverClaimed claimed -> ifPaid(claimed, () -> DebtPlan.claim(draft, claimed));
      case BookEvent.ReceivableDue due -> RecoveryPlan.recoverDue(draft, due);
      case BookEvent.AdvancePaid advance -> AdvancePlan.pay(draft, advance);
      case BookEvent.FundDrawn drawn -> DebtPlan.draw(draft, drawn);
      case BookEvent.DebtDue due -> DebtPlan.payDebts(draft, due);
      case BookEvent.Deposited deposited -> MoneyPlan.deposit(draft, deposited);
      case BookEvent.Transferred transferred -> MoneyPlan.transfer(draft, transferred);
      case BookEvent.PayoutSent sent -> MoneyPlan.send(draft, sent);
      case BookEvent.PayoutDone done -> MoneyPlan.finish(draft, done);
      case BookEvent.PayoutReturned returned -> MoneyPlan.giveBack(draft, returned);
      case BookEvent.PriceNoted noted -> MoneyPlan.note(draft, noted);
      case BookEvent.LineFrozen frozen -> DisputePlan.freeze(draft, frozen);
      case BookEvent.DisputeStands stands -> DisputePlan.stand(draft, stands);
      case BookEvent.DisputeMoves moves -> DisputePlan.move(draft, moves);
    }
  }

  private void ifPaid(BookEvent.OfSale event, Runnable planned) {
    if (draft.state().sale(event.saleId()) == null) {
      early.add(event);
    } else {
      planned.run();
    }
  }

  private void paid(BookEvent.SalePaid paid) {
    if (draft.state().sale(paid.saleId()) == null) {
      sales.accrue(paid);
    }
  }

  private void received(BookEvent.SaleReceived received) {
    SaleStanding sale = draft.state().sale(received.saleId());
    if (sale == null) {
      early.add(received);
    } else if (sale.state() == EntryKind.ACCRUED) {
      sales.release(received);
    }
  }

  /**
   * Only what is still in escrow is reversed; a sale that was never paid has nothing to reverse.
   */
  private void cancelled(BookEvent.SaleCancelled cancelled) {
    SaleStanding sale = draft.state().sale(cancelled.saleId());
    if (sale != null && sale.state() == EntryKind.ACCRUED) {
      sales.reverse(cancelled);
    }
  }
}
