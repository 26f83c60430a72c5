package org.tongtian.orders.aftersales;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.api.orders.ReplacementSent;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.aftersales.AfterSalesCase.CaseParcel;
import org.tongtian.orders.aftersales.CaseCommands.Tracking;
import org.tongtian.orders.aftersales.CaseSteps.Mover;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.tracking.TrackingNumbers;

/** The way of goods back to the co-operative, and of new ones to the buyer. */
@Service
class GoodsBack {

  private static final Set<CaseState> HOLDS = Set.of(CaseState.TO_REPLACE, CaseState.REPLACED);

  private final CaseSteps steps;
  private final CaseDecisions decisions;
  private final Replacements replacements;
  private final OrderService orders;
  private final CaseRepository cases;
  private final TrackingNumbers numbers;

  GoodsBack(
      CaseSteps steps,
      CaseDecisions decisions,
      Replacements replacements,
      OrderService orders,
      CaseRepository cases,
      TrackingNumbers numbers) {
    this.steps = steps;
    this.decisions = decisions;
    this.replacements = replacements;
    this.orders = orders;
    this.cases = cases;
    this.numbers = numbers;
  }

  /** The buyer handed the goods to a carrier; 400 as a shipment's carrier and number. */
  AfterSalesCase sendBack(AfterSalesCase seen, Tracking tracking, Mover mover) {
    Document parcel = new Document("wayBack", parcel(tracking));
    return steps.take(seen, CaseStep.SEND_BACK, mover, parcel, null);
  }

  /**
   * The goods are back. Of an exchange new ones are held now; where there are none, and of a
   * return, the money goes back.
   */
  AfterSalesCase arrive(AfterSalesCase seen, boolean restock, Mover mover) {
    if (seen.tookStep(mover.operationId())) {
      return decisions.pay(seen, CaseStep.ARRIVE, seen.lines(), mover);
    }
    CaseSteps.requireOpen(seen, CaseStep.ARRIVE, mover.actor());
    Document changes = new Document("restock", restock);
    List<String> held =
        seen.kind() == CaseKind.EXCHANGE ? replacements.hold(seen, steps.now()) : List.of();
    if (held.isEmpty()) {
      return decisions.pay(seen, CaseStep.ARRIVE, CaseCommands.whole(seen), changes, mover);
    }
    return hold(seen, changes.append("reservationIds", held), held, mover);
  }

  private AfterSalesCase hold(
      AfterSalesCase seen, Document changes, List<String> held, Mover mover) {
    try {
      return steps.take(seen, CaseStep.ARRIVE_AND_HOLD, mover, changes, null);
    } catch (Refusal lost) {
      if (!HOLDS.contains(steps.require(seen.id()).state())) {
        replacements.release(held);
      }
      throw lost;
    }
  }

  /** Where the new goods go, while they are to be sent. */
  Address sendTo(AfterSalesCase seen) {
    CaseSteps.requireOpen(seen, CaseStep.REPLACE, Actor.COOPERATIVE);
    return orders.require(seen.orderId()).delivery().address();
  }

  /**
   * The new goods are sent; their stock is sold with the same write. 409 {@code
   * shipment.tracking_number_used} for the number of a parcel that was sent before.
   */
  AfterSalesCase replace(AfterSalesCase seen, Tracking tracking, Mover mover) {
    CaseParcel parcel = parcel(tracking);
    if (!seen.tookStep(mover.operationId()) && isSentBefore(seen, parcel)) {
      throw Refusal.conflict("shipment.tracking_number_used", parcel.trackingNumber());
    }
    return steps.take(
        seen,
        CaseStep.REPLACE,
        mover,
        new Document("replacement", parcel),
        new ReplacementSent(seen.id(), seen.orderId(), seen.reservationIds(), parcel.sentAt()));
  }

  /** No new goods are sent: what was held for them goes back, and the money too. */
  AfterSalesCase payInstead(AfterSalesCase seen, Mover mover) {
    CaseSteps.requireOpen(seen, CaseStep.PAY_INSTEAD, mover.actor());
    AfterSalesCase paid =
        decisions.pay(seen, CaseStep.PAY_INSTEAD, CaseCommands.whole(seen), mover);
    replacements.release(seen.reservationIds());
    return paid;
  }

  private boolean isSentBefore(AfterSalesCase seen, CaseParcel parcel) {
    return numbers.isUsed(parcel.carrier(), parcel.trackingNumber())
        || cases.replacedUnder(parcel.carrier(), parcel.trackingNumber()).stream()
            .anyMatch(other -> !other.id().equals(seen.id()));
  }

  private CaseParcel parcel(Tracking tracking) {
    Carrier carrier =
        Carrier.byCode(tracking.carrier())
            .orElseThrow(() -> Refusal.invalid("shipment.carrier_unknown", "carrier"));
    String number = tracking.trackingNumber();
    String tidy = number == null ? null : number.strip().toUpperCase(Locale.ROOT);
    if (!carrier.issues(tidy)) {
      throw Refusal.invalid(
          "shipment.tracking_number_invalid",
          "trackingNumber",
          new DefaultMessageSourceResolvable("carrier." + carrier.name()),
          new DefaultMessageSourceResolvable("shipment.tracking_form." + carrier.name()));
    }
    return new CaseParcel(carrier, tidy, steps.now());
  }
}
