package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;

/**
 * Where a case is, and whose turn it is; {@link CaseTable} says how it gets from one to the next.
 */
@Pure
public enum CaseState {
  /** The co-operative decides. */
  DECIDING(Actor.COOPERATIVE),
  /** The co-operative offers a smaller share; the buyer takes it or appeals. */
  OFFERED(Actor.BUYER),
  /** The co-operative refused; the buyer may take it to the platform. */
  REFUSED(Actor.BUYER),
  /** The platform decides, for good. */
  APPEALED(Actor.PLATFORM),
  /** The buyer sends the goods back. */
  TO_SEND_BACK(Actor.BUYER),
  /** The goods are on their way back. */
  SENT_BACK(Actor.COOPERATIVE),
  /** The goods are back; the co-operative sends new ones. */
  TO_REPLACE(Actor.COOPERATIVE),
  /** Decided; the refund is being written. */
  REFUNDING(Actor.MARKET),
  /** Over: the money went back. */
  REFUNDED(null),
  /** Over: new goods were sent. */
  REPLACED(null),
  /** Over: the buyer took it back. */
  WITHDRAWN(null),
  /** Over: the refusal stands. */
  REJECTED(null),
  /** Over: the goods were not sent back in time. */
  LAPSED(null),
  /** Over: the goods were sent meanwhile. */
  OVERTAKEN(null);

  private final Actor turn;

  CaseState(Actor turn) {
    this.turn = turn;
  }

  /** Whose turn it is; null where the case is over. */
  public Actor turn() {
    return turn;
  }

  /** Whether nothing can happen to it any more. */
  public boolean isOver() {
    return turn == null;
  }
}
