package org.tongtian.settlement.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Refunded;
import org.tongtian.settlement.split.Refunds;
import org.tongtian.settlement.split.Split;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.split.Splitter;

/** What happens to sales: paid, received, cancelled, refunded, corrected. */
@Pure
final class SalePlan {

  private final PlanDraft draft;

  SalePlan(PlanDraft draft) {
    this.draft = draft;
  }

  void accrue(BookEvent.SalePaid paid) {
    BookedSale sale = paid.sale().at(draft.state().price(paid.sale().unit(), paid.sale().grade()));
    Split split = split(sale, draft.carry(sale.contractVersion()));
    draft.carries().put(sale.contractVersion(), split.carry());
    draft.add(new Entry(EntryKind.ACCRUED, paid.eventId(), paid.happenedAt(), sale, split.lines()));
  }

  private Split split(BookedSale sale, Carry carry) {
    int version = sale.contractVersion();
    return draft
        .terms()
        .splitter(version)
        .split(sale.forSplit(), carry, availableToFloors(version));
  }

  /** What those who pay for floors have; the split asks it of funds alone. */
  private Map<String, Long> availableToFloors(int version) {
    Map<String, Long> available = new HashMap<>();
    for (Clause clause : draft.terms().terms(version).clauses()) {
      if (clause instanceof FloorPrice floor) {
        for (String payer : floor.payers()) {
          available.put(payer, Math.max(0, draft.state().account(payer).available()));
        }
      }
    }
    return available;
  }

  void release(BookEvent.SaleReceived received) {
    Entry accrual = draft.accrualOf(received.saleId());
    Entry release =
        new Entry(
            EntryKind.RELEASED,
            received.eventId(),
            received.happenedAt(),
            accrual.sale(),
            draft.kept(accrual));
    draft.add(release);
    DisputePlan.freezeReleased(draft, received);
    DebtPlan.oweShortfalls(draft, release);
    AdvancePlan.repay(draft, release);
    ChannelPlan.pay(draft, release);
  }

  void reverse(BookEvent.SaleCancelled cancelled) {
    Entry accrual = draft.accrualOf(cancelled.saleId());
    List<SplitLine> kept = draft.kept(accrual);
    takeBack(accrual, Refunded.all(accrual.sale().forSplit()));
    draft.add(
        new Entry(
            EntryKind.REVERSED, cancelled.eventId(), cancelled.happenedAt(), accrual.sale(), kept));
    DisputePlan.dropReversed(draft, cancelled);
  }

  /** Books a refund; what was released before is taken back from what is payable. */
  void refund(BookEvent.SaleRefunded event) {
    SaleStanding standing = draft.state().sale(event.saleId());
    Entry accrual = draft.accrualOf(event.saleId());
    RefundRules.require(event, accrual.sale(), standing);
    boolean released = standing.state() == EntryKind.RELEASED;
    List<SplitLine> taken =
        takeBack(accrual, standing.refunded().plus(event.amount(), event.beside()));
    draft.add(
        new Entry(
            EntryKind.REFUNDED,
            event.eventId(),
            event.happenedAt(),
            accrual.sale(),
            taken,
            Matter.of(event.refundId(), null, event.amount())
                .withFrom(released ? Bucket.PAYABLE : Bucket.ESCROW)));
    DisputePlan.shrink(draft, event, taken);
    if (released) {
      RecoveryPlan.recoverAtOnce(draft, event, accrual, taken);
    }
  }

  /** Takes back up to so much refunded in all: the lines of this step; moves the carry. */
  private List<SplitLine> takeBack(Entry accrual, Refunded after) {
    BookedSale sale = accrual.sale();
    int version = sale.contractVersion();
    Refunds.Refund refund =
        new Refunds(draft.terms().splitter(version))
            .refund(
                sale.forSplit(),
                accrual.lines(),
                draft.state().sale(sale.saleId()).refunded(),
                after,
                draft.carry(version));
    draft.carries().put(version, refund.carry());
    return refund.lines().stream().filter(line -> line.amount() != 0).toList();
  }

  /**
   * Settles a sale again at another market price: what it gave is taken back and given anew.
   *
   * @throws Refusal where a part of it was refunded, or somebody has spent what must come back
   */
  void correct(BookEvent.SaleCorrected event) {
    SaleStanding standing = draft.state().sale(event.saleId());
    if (!standing.refunded().isNothing() || standing.state() == EntryKind.REVERSED) {
      throw Refusal.conflict("settlement.sale_refunded");
    }
    Entry accrual = draft.accrualOf(event.saleId());
    Bucket from = standing.state() == EntryKind.ACCRUED ? Bucket.ESCROW : Bucket.PAYABLE;
    takeBack(accrual, Refunded.all(accrual.sale().forSplit()));
    BookedSale sale = accrual.sale().at(event.market());
    Splitter splitter = draft.terms().splitter(sale.contractVersion());
    Matter matter =
        Matter.of(accrual.event(), null, event.market())
            .withCause("CORRECTION")
            .withFrom(from)
            .withNote(event.note());
    draft.add(
        new Entry(
            EntryKind.TRANSFERRED,
            event.eventId(),
            event.happenedAt(),
            accrual.sale(),
            accrual.lines().stream().map(SplitLine::negated).toList(),
            matter));
    Split again =
        splitter.split(
            sale.forSplit(),
            draft.carry(sale.contractVersion()),
            availableToFloors(sale.contractVersion()));
    draft.carries().put(sale.contractVersion(), again.carry());
    draft.add(
        new Entry(
            EntryKind.TRANSFERRED,
            event.eventId() + "/corrected",
            event.happenedAt(),
            sale,
            again.lines(),
            matter.withCause("CORRECTED")));
    if (from == Bucket.PAYABLE) {
      requireNobodyOverdrawn(accrual, again.lines());
    }
  }

  private void requireNobodyOverdrawn(Entry before, List<SplitLine> after) {
    Map<String, Long> net = new HashMap<>();
    before.lines().forEach(line -> net.merge(line.payee(), -line.amount(), Math::addExact));
    after.forEach(line -> net.merge(line.payee(), line.amount(), Math::addExact));
    net.forEach(
        (party, change) -> {
          if (change < 0) {
            draft.requireAvailable(party, 0);
          }
        });
  }
}
