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
 * @param contents what is in it, by line
 */
@Pure
public record Parcel(
    String id, Carrier carrier, String trackingNumber, Instant shippedAt, List<Content> contents) {

  /** So much of a line, in its unit. */
  public record Content(String lineId, Quantity quantity) {}
}
