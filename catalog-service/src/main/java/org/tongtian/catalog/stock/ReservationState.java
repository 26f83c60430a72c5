package org.tongtian.catalog.stock;

/** Where a reservation stands. HELD and SOLD take stock of the lot, the others do not. */
public enum ReservationState {
  /** Taken for an order that is not paid yet; goes back when it expires. */
  HELD,
  /** Paid; final. */
  SOLD,
  /** Given back; an order that is paid after all may try to take again. */
  RELEASED,
  /** Paid after it was given back, and by then there was too little left; final, for people. */
  SHORTFALL
}
