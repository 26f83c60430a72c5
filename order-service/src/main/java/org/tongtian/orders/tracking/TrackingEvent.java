package org.tongtian.orders.tracking;

import java.time.Instant;

/**
 * Something that happened to a parcel.
 *
 * @param id the teller's own id of it; the same one again is the same event
 * @param at when it happened, by the teller's clock
 * @param place where, in words; null where nobody said
 * @param text what else was said; null for nothing
 * @param toldAt when we heard of it
 */
public record TrackingEvent(
    String id,
    TrackingKind kind,
    Instant at,
    String place,
    String text,
    Source source,
    Instant toldAt) {

  /** Who told. */
  public enum Source {
    CARRIER,
    /** The co-operative noted it by hand; it is shown as that and starts no clock. */
    COOPERATIVE
  }
}
