package org.tongtian.orders.order;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.carrier.Carrier;

/**
 * A parcel that was handed to a carrier.
 *
 * @param id the operation that sent it
 * @param deliveredAt when its carrier told that it was delivered, by our clock; null until then
 * @param contents what is in it, by line
 */
@Pure
public record Parcel(
    String id,
    Carrier carrier,
    String trackingNumber,
    Instant shippedAt,
    Instant deliveredAt,
    List<Content> contents) {

  /** One that was handed over just now. */
  public static Parcel sent(
      String id, Carrier carrier, String trackingNumber, Instant at, List<Content> contents) {
    return new Parcel(id, carrier, trackingNumber, at, null, contents);
  }

  Parcel delivered(Instant at) {
    return new Parcel(id, carrier, trackingNumber, shippedAt, at, contents);
  }

  Parcel numbered(Carrier otherCarrier, String otherNumber) {
    return new Parcel(id, otherCarrier, otherNumber, shippedAt, deliveredAt, contents);
  }

  /** So much of a line, in its unit. */
  public record Content(String lineId, Quantity quantity) {}
}
