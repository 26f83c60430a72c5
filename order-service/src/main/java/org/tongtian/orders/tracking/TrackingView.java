package org.tongtian.orders.tracking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.orders.carrier.CarrierView;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.Parcel;

/**
 * The ways of the parcels of an order.
 *
 * @param parcels oldest first
 */
@Pure
record TrackingView(List<ParcelView> parcels) {

  /**
   * A parcel on its way.
   *
   * @param trackingNumber null for those who see no personal data
   * @param events latest first
   */
  record ParcelView(
      String id,
      CarrierView carrier,
      String trackingNumber,
      Instant shippedAt,
      Instant deliveredAt,
      List<EventView> events) {}

  /** An event; place and text are null where nobody said, or the viewer sees no personal data. */
  record EventView(
      TrackingKind kind, Instant at, String place, String text, TrackingEvent.Source source) {}

  /** What buyer and co-operative see: everything. */
  static TrackingView of(Order order, List<ParcelTrack> tracks) {
    return new TrackingView(
        order.parcels().stream()
            .map(parcel -> view(parcel, parcel.trackingNumber(), events(parcel, tracks)))
            .toList());
  }

  /**
   * What the household that grew a line sees: its parcels, how far they are, and places on the way.
   * No number, text or place of delivery, which lead to the buyer.
   */
  static TrackingView ofLine(Order order, String lineId, List<ParcelTrack> tracks) {
    return new TrackingView(
        order.parcels().stream()
            .filter(
                parcel -> parcel.contents().stream().anyMatch(part -> part.lineId().equals(lineId)))
            .map(
                parcel ->
                    view(
                        parcel,
                        null,
                        events(parcel, tracks).stream().map(TrackingView::impersonal).toList()))
            .toList());
  }

  private static EventView impersonal(EventView event) {
    boolean onTheWay =
        event.source() == TrackingEvent.Source.CARRIER
            && (event.kind() == TrackingKind.PICKED_UP || event.kind() == TrackingKind.IN_TRANSIT);
    return new EventView(
        event.kind(), event.at(), onTheWay ? event.place() : null, null, event.source());
  }

  private static List<EventView> events(Parcel parcel, List<ParcelTrack> tracks) {
    return tracks.stream()
        .filter(track -> track.parcelId().equals(parcel.id()))
        .flatMap(track -> track.events().stream())
        .sorted(Comparator.comparing(TrackingEvent::at).reversed())
        .map(
            event ->
                new EventView(
                    event.kind(), event.at(), event.place(), event.text(), event.source()))
        .toList();
  }

  private static ParcelView view(Parcel parcel, String number, List<EventView> events) {
    return new ParcelView(
        parcel.id(),
        CarrierView.of(parcel.carrier()),
        number,
        parcel.shippedAt(),
        parcel.deliveredAt(),
        events);
  }
}
