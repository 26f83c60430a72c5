package org.tongtian.orders.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/**
 * Which parcel bears which number. A number is put on a parcel before the order hears of the
 * parcel, and given up where the order refuses it; a claim that nothing came of, because somebody
 * died on the way, is taken over after a while.
 */
@Service
public class TrackingNumbers {

  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

  private final TrackRepository tracks;
  private final OrderService orders;
  private final Clock clock;

  TrackingNumbers(TrackRepository tracks, OrderService orders, Clock clock) {
    this.tracks = tracks;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * Puts a number on a parcel; the same again changes nothing. Refuses with 409 {@code
   * shipment.tracking_number_used} where it stands on another.
   */
  public void claim(Carrier carrier, String number, String orderId, String parcelId) {
    ParcelTrack wanted =
        new ParcelTrack(
            ParcelTrack.id(carrier, number),
            carrier,
            number,
            parcelId,
            orderId,
            now(),
            false,
            List.of());
    ParcelTrack there = tracks.claim(wanted);
    if (there.parcelId().equals(parcelId)) {
      return;
    }
    if (!isAbandoned(there) || !tracks.takeOver(there, wanted)) {
      throw Refusal.conflict("shipment.tracking_number_used", number);
    }
  }

  /** Whether the number stands on a parcel of an order. */
  public boolean isUsed(Carrier carrier, String number) {
    return tracks
        .find(ParcelTrack.id(carrier, number))
        .filter(there -> !isAbandoned(there))
        .isPresent();
  }

  private boolean isAbandoned(ParcelTrack there) {
    return there.claimedAt().isBefore(now().minus(ABANDONED_AFTER))
        && orders.find(List.of(there.orderId())).stream().noneMatch(order -> bears(order, there));
  }

  /** Whether the order has that parcel under that number. */
  static boolean bears(Order order, ParcelTrack track) {
    return order.parcels().stream()
        .anyMatch(
            parcel ->
                parcel.id().equals(track.parcelId())
                    && parcel.carrier() == track.carrier()
                    && parcel.trackingNumber().equals(track.trackingNumber()));
  }

  /**
   * Takes a number off a parcel.
   *
   * @return false where something was told under it already, and it stays
   */
  public boolean giveUp(Carrier carrier, String number, String parcelId) {
    String id = ParcelTrack.id(carrier, number);
    return tracks.giveUp(id, parcelId)
        || tracks.find(id).filter(there -> there.parcelId().equals(parcelId)).isEmpty();
  }

  /** The orders that have parcels of that number, whichever carrier's. */
  public List<Order> ordersOf(String number) {
    List<String> ids =
        tracks.ofNumber(number).stream().map(ParcelTrack::orderId).distinct().toList();
    return orders.find(ids);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
