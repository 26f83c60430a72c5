package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Refunds;
import org.tongtian.settlement.split.Split;
import org.tongtian.settlement.split.Splitter;

/** What happens to sales: paid, received, cancelled. */
@Pure
final class SalePlan {

  private final PlanDraft draft;

  SalePlan(PlanDraft draft) {
    this.draft = draft;
  }

  void accrue(BookEvent.SalePaid paid) {
    int version = paid.sale().contractVersion();
    Splitter splitter = draft.terms().splitter(version);
    Carry carry = draft.carries().getOrDefault(version, splitter.noCarry());
    BookedSale sale = paid.sale().at(draft.state().price(paid.sale().unit(), paid.sale().grade()));
    Split split = splitter.split(sale.forSplit(), carry);
    draft.carries().put(version, split.carry());
    draft.add(new Entry(EntryKind.ACCRUED, paid.eventId(), paid.happenedAt(), sale, split.lines()));
  }

  void release(BookEvent.SaleReceived received) {
    Entry accrual = draft.accrualOf(received.orderId());
    draft.add(
        new Entry(
            EntryKind.RELEASED,
            received.eventId(),
            received.happenedAt(),
            accrual.sale(),
            accrual.lines()));
    DisputePlan.freezeReleased(draft, received);
  }

  void reverse(BookEvent.SaleCancelled cancelled) {
    Entry accrual = draft.accrualOf(cancelled.orderId());
    draft.add(
        new Entry(
            EntryKind.REVERSED,
            cancelled.eventId(),
            cancelled.happenedAt(),
            accrual.sale(),
            accrual.lines()));
    int version = accrual.sale().contractVersion();
    Carry kept =
        new Refunds(draft.terms().splitter(version))
            .refund(
                accrual.sale().forSplit(),
                accrual.lines(),
                0,
                accrual.sale().gross(),
                draft.carries().get(version))
            .carry();
    draft.carries().put(version, kept);
    DisputePlan.dropReversed(draft, cancelled);
  }
}
