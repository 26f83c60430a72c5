package org.tongtian.orders.aftersales;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.aftersales.AfterSalesCase.CaseEvent;
import org.tongtian.orders.aftersales.AfterSalesCase.CaseParcel;
import org.tongtian.orders.aftersales.CaseCommands.Verdict;
import org.tongtian.orders.carrier.CarrierView;

/**
 * A case as those see it who have to do with it.
 *
 * @param buyer the buyer, masked
 * @param turn whose turn it is; null where the case is over
 * @param text the buyer's words, empty for none
 * @param wanted what the buyer would get if all were granted; zero for an exchange
 * @param granted what was offered, granted or paid; null before
 * @param photoIds to be read at {@code /api/orders/photos/{id}}
 * @param wayBackPaidBy who pays the carriage back; null where nothing is sent back
 * @param dueAt when something happens by itself; for the platform, when it ought to have decided
 * @param can what the viewer may do now
 * @param verdicts how the viewer may decide; empty for all but the platform
 */
record CaseView(
    String id,
    String orderId,
    String orderNumber,
    NamedParty cooperative,
    String buyer,
    CaseKind kind,
    CaseReason reason,
    CaseState state,
    Actor turn,
    String text,
    List<CaseLine> lines,
    Money wanted,
    Money granted,
    List<String> photoIds,
    String returnTo,
    Actor wayBackPaidBy,
    ParcelView wayBack,
    ParcelView replacement,
    Instant openedAt,
    Instant dueAt,
    List<CaseStep> can,
    List<Verdict> verdicts,
    List<EventView> history) {

  /** A parcel of it. */
  record ParcelView(CarrierView carrier, String trackingNumber, Instant sentAt) {

    static ParcelView of(CaseParcel parcel) {
      return parcel == null
          ? null
          : new ParcelView(
              CarrierView.of(parcel.carrier()), parcel.trackingNumber(), parcel.sentAt());
    }
  }

  /**
   * A step of it.
   *
   * @param text what was said with it, null for nothing
   */
  record EventView(CaseStep step, CaseState state, Instant at, Actor by, String text) {

    static EventView of(CaseEvent event) {
      return new EventView(event.step(), event.state(), event.at(), event.by(), event.text());
    }
  }

  /** What the viewer sees; an actor of null only reads. */
  static CaseView of(AfterSalesCase of, Actor viewer) {
    return new CaseView(
        of.id(),
        of.orderId(),
        of.orderNumber(),
        of.cooperative(),
        of.buyerMasked(),
        of.kind(),
        of.reason(),
        of.state(),
        of.state().turn(),
        of.text(),
        of.lines(),
        of.wanted(),
        of.granted(),
        of.photoIds(),
        of.returnTo(),
        wayBackPaidBy(of),
        ParcelView.of(of.wayBack()),
        ParcelView.of(of.replacement()),
        of.history().getFirst().at(),
        of.dueAt(),
        viewer == null ? List.of() : CaseTable.open(of.kind(), of.state(), viewer),
        viewer == Actor.PLATFORM ? CaseDecisions.verdicts(of) : List.of(),
        of.history().stream().map(EventView::of).toList());
  }

  private static Actor wayBackPaidBy(AfterSalesCase of) {
    if (!of.kind().isSentBack()) {
      return null;
    }
    return of.reason().isSellersFault() ? Actor.COOPERATIVE : Actor.BUYER;
  }
}
