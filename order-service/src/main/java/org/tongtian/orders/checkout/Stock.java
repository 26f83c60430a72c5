package org.tongtian.orders.checkout;

import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.api.catalog.ReservedStock;

/** The stock of the lots, as the checkout needs it. */
interface Stock {

  /** Holds stock for an order; the same reservation id holds once. */
  ReservedStock reserve(ReserveStock command);

  /** Gives it back; an unknown reservation changes nothing. */
  void release(String reservationId);
}
