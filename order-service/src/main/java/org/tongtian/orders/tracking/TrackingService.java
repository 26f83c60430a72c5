package org.tongtian.orders.tracking;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.Parcel;
import org.tongtian.orders.order.ParcelRevisions;

/** What is told of parcels on their way (promise O6). */
@Service
class TrackingService {

  private final TrackRepository tracks;
  private final OrderService orders;
  private final ParcelRevisions parcels;
  private final Clock clock;

  TrackingService(
      TrackRepository tracks, OrderService orders, ParcelRevisions parcels, Clock clock) {
    this.tracks = tracks;
    this.orders = orders;
    this.parcels = parcels;
    this.clock = clock;
  }

  /**
   * A carrier tells of a parcel. The same event may come again, and events in any order. Refuses
   * with 404 {@code tracking.parcel_unknown} where no order has a parcel of that number.
   */
  void heard(Carrier carrier, String trackingNumber, String eventId, Told told) {
    ParcelTrack track =
        tracks
            .find(ParcelTrack.id(carrier, trackingNumber))
            .orElseThrow(() -> Refusal.notFound("tracking.parcel_unknown"));
    Parcel parcel =
        orders.find(List.of(track.orderId())).stream()
            .filter(order -> TrackingNumbers.bears(order, track))
            .findFirst()
            .flatMap(order -> parcel(order, track.parcelId()))
            .orElseThrow(() -> Refusal.notFound("tracking.parcel_unknown"));
    TrackingEvent event =
        told.event(eventId, TrackingEvent.Source.CARRIER, parcel.shippedAt(), now());
    note(track, event);
    // Also where the event was known: what told it before may have died here.
    if (event.kind() == TrackingKind.DELIVERED) {
      parcels.delivered(track.orderId(), track.parcelId(), now());
    }
  }

  /**
   * The co-operative notes something by hand, for carriers that tell nothing; it starts no clock.
   * Refuses with 404 {@code order.unknown}, {@code shipment.parcel_unknown}.
   */
  Order note(String operationId, Caller caller, String orderId, String parcelId, Told told) {
    Order order = OrderAccess.asCooperative(caller, orders.require(orderId));
    Parcel parcel =
        parcel(order, parcelId).orElseThrow(() -> Refusal.notFound("shipment.parcel_unknown"));
    ParcelTrack track =
        tracks
            .find(ParcelTrack.id(parcel.carrier(), parcel.trackingNumber()))
            .filter(known -> known.parcelId().equals(parcelId))
            .orElseThrow(() -> Refusal.notFound("shipment.parcel_unknown"));
    note(
        track,
        told.event(operationId, TrackingEvent.Source.COOPERATIVE, parcel.shippedAt(), now()));
    return order;
  }

  private void note(ParcelTrack track, TrackingEvent event) {
    if (tracks.add(track, event)) {
      return;
    }
    boolean known =
        tracks
            .find(track.id())
            .filter(there -> there.parcelId().equals(track.parcelId()))
            .orElseThrow(() -> Refusal.notFound("tracking.parcel_unknown"))
            .events()
            .stream()
            .anyMatch(there -> there.id().equals(event.id()));
    if (!known) {
      throw Refusal.conflict("tracking.too_many");
    }
  }

  /** The ways of the parcels of orders. */
  List<ParcelTrack> of(Collection<String> orderIds) {
    return tracks.ofOrders(orderIds);
  }

  private static Optional<Parcel> parcel(Order order, String parcelId) {
    return order.parcels().stream().filter(parcel -> parcel.id().equals(parcelId)).findFirst();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
