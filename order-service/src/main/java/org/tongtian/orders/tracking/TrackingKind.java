package org.tongtian.orders.tracking;

/** What happens to a parcel on its way. */
public enum TrackingKind {
  PICKED_UP,
  IN_TRANSIT,
  OUT_FOR_DELIVERY,
  DELIVERED,
  /** It was held up, damaged, or goes back. */
  EXCEPTION
}
