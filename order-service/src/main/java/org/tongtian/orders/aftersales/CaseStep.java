package org.tongtian.orders.aftersales;

import java.util.Locale;
import org.tongtian.kit.Pure;

/** What can happen to a case; {@link CaseTable} says when, and by whom. */
@Pure
public enum CaseStep {
  /** The buyer asks. */
  OPEN,
  /** All that is asked for is granted. */
  GRANT,
  /** A smaller share is offered. */
  OFFER,
  /** The goods may be sent back. */
  ACCEPT,
  /** Nothing is granted, or the goods that came back are not taken. */
  REFUSE,
  /** The buyer takes the smaller share. */
  TAKE_OFFER,
  /** The buyer, or the silence of the co-operative, takes it to the platform. */
  APPEAL,
  /** The buyer takes it back. */
  WITHDRAW,
  /** The buyer hands the goods to a carrier. */
  SEND_BACK,
  /** The goods are back and their money goes back. */
  ARRIVE,
  /** The goods are back and new ones are held for the buyer. */
  ARRIVE_AND_HOLD,
  /** New goods are sent. */
  REPLACE,
  /** No new goods are sent; the money goes back instead. */
  PAY_INSTEAD,
  /** The platform grants a share. */
  AWARD,
  /** The platform has the goods sent back. */
  AWARD_RETURN,
  /** The platform lets the refusal stand. */
  UPHOLD,
  /** The buyer did not appeal in time. */
  LET_STAND,
  /** The buyer did not send the goods back in time. */
  LAPSE,
  /** The refund is written. */
  REFUND,
  /** The goods were sent meanwhile. */
  OVERTAKE;

  /** The code a caller gets where the state of the case does not allow this step. */
  public String refusalCode() {
    return "aftersales.cannot_" + name().toLowerCase(Locale.ROOT);
  }
}
