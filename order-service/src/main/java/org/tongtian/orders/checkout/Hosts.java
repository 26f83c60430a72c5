package org.tongtian.orders.checkout;

import java.time.Instant;

/** Who sells live, as the checkout needs it. */
interface Hosts {

  /**
   * The party that sells the product live in the room at the moment, null where nobody does.
   *
   * @param roomId the room that the buyer names, null for none
   */
  String sellerIn(String roomId, String productId, Instant at);
}
