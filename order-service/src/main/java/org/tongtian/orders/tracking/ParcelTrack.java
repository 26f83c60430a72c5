package org.tongtian.orders.tracking;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.orders.carrier.Carrier;

/**
 * The way of one parcel: the document under its tracking number, so that a number stands on one
 * parcel only, and a carrier's report finds the order.
 *
 * @param id carrier and number, see {@link #id}
 * @param claimedAt when the number was put on the parcel
 * @param followed whether the carrier was asked to report on it
 * @param events in the order in which they were told
 */
@Pure
public record ParcelTrack(
    @BsonId String id,
    Carrier carrier,
    String trackingNumber,
    String parcelId,
    String orderId,
    Instant claimedAt,
    boolean followed,
    List<TrackingEvent> events) {

  /** The id of the track of a number. */
  public static String id(Carrier carrier, String trackingNumber) {
    return carrier.name() + ":" + trackingNumber;
  }
}
