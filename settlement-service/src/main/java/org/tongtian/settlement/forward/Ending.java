package org.tongtian.settlement.forward;

import java.time.Instant;
import org.tongtian.kit.Pure;

/**
 * Why a forward order ended before everything was delivered.
 *
 * @param cause what happened
 * @param at when
 */
@Pure
public record Ending(Cause cause, Instant at) {

  /** What can end an order. */
  public enum Cause {
    /** The last day of delivery is over. */
    WINDOW_OVER,
    /** The seller said that it will not deliver (Civil Code, art. 578). */
    SELLER_WITHDREW,
    /** The buyer said that it will not take the goods (Civil Code, art. 578). */
    BUYER_WITHDREW,
    /** A delivery was not paid in time, and the seller ended the order for it. */
    BUYER_DID_NOT_PAY,
    /** Both wanted it. */
    BOTH_AGREED
  }
}
