package org.tongtian.orders.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;

/** What becomes of the parcels of a stored order, and of the time its buyer has to receive it. */
@Service
public class ParcelRevisions {

  private final OrderRevisions revisions;
  private final OrderSettings settings;
  private final Clock clock;

  ParcelRevisions(OrderRevisions revisions, OrderSettings settings, Clock clock) {
    this.revisions = revisions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Its carrier told that a parcel was delivered; with the last of them the time to receive the
   * order begins. Hearing it again changes nothing.
   */
  public Order delivered(String orderId, String parcelId, Instant toldAt) {
    return revisions.revise(
        orderId,
        order ->
            parcel(order, parcelId).filter(known -> known.deliveredAt() == null).isEmpty()
                ? null
                : withParcels(order, parcelId, parcel -> parcel.delivered(toldAt)));
  }

  private OrderRevisions.Revision withParcels(
      Order order, String parcelId, UnaryOperator<Parcel> change) {
    List<Parcel> parcels =
        order.parcels().stream()
            .map(parcel -> parcel.id().equals(parcelId) ? change.apply(parcel) : parcel)
            .toList();
    Document changes = new Document("parcels", parcels);
    if (order.state() == OrderState.SHIPPED) {
      boolean extended = order.receiptExtendedAt() != null;
      changes.append("receiveBefore", ReceiptClock.dueAt(parcels, extended, settings));
    }
    return OrderRevisions.Revision.of(order, parcelId, changes);
  }

  /** Puts another tracking number on a parcel; the same one again changes nothing. */
  public Order renumbered(String orderId, String parcelId, Carrier carrier, String number) {
    return revisions.revise(
        orderId,
        order -> {
          Parcel known =
              parcel(order, parcelId)
                  .orElseThrow(() -> Refusal.notFound("shipment.parcel_unknown"));
          return known.carrier() == carrier && known.trackingNumber().equals(number)
              ? null
              : withParcels(order, parcelId, parcel -> parcel.numbered(carrier, number));
        });
  }

  /**
   * The buyer asks for more time before a shipped order counts as received by itself. Refuses with
   * 409 {@code order.receipt_extended} the second time, {@code order.cannot_receive} where it is
   * not on its way.
   */
  public Order extendReceipt(String orderId, String operationId) {
    return revisions.revise(
        orderId,
        order -> {
          if (order.state() != OrderState.SHIPPED) {
            throw OrderService.refused(order, "order.cannot_extend_receipt");
          }
          if (order.receiptExtendedAt() != null) {
            throw Refusal.conflict("order.receipt_extended");
          }
          Document changes =
              new Document("receiptExtendedAt", now())
                  .append("receiveBefore", ReceiptClock.extended(order.receiveBefore(), settings));
          return OrderRevisions.Revision.of(order, operationId, changes);
        });
  }

  /**
   * Receives a shipped order whose time is over, in the one write that also sees that nobody
   * prolonged it meanwhile; any other order stays as it is.
   */
  public Order receiveByTime(String orderId) {
    return revisions.revise(
        orderId,
        order -> {
          boolean due =
              order.state() == OrderState.SHIPPED && !order.receiveBefore().isAfter(now());
          if (!due) {
            return null;
          }
          return new OrderRevisions.Revision(
              order.lines(),
              OrderStep.RECEIVE,
              TimelineReason.RECEIVED_BY_TIME,
              "received by time",
              new Document(),
              new Document(),
              revisions.told(order, OrderFacts.of(order, OrderStep.RECEIVE, now())));
        });
  }

  private static Optional<Parcel> parcel(Order order, String parcelId) {
    return order.parcels().stream().filter(parcel -> parcel.id().equals(parcelId)).findFirst();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
