package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;

/** What a buyer asks for. */
@Pure
public enum CaseKind {
  /** The money for goods that were not sent yet; they go back on sale. */
  BEFORE_SHIPMENT,
  /** A share of the money for spoiled or missing goods; nothing is sent back. */
  REFUND_ONLY,
  /** The money, once the goods are back. */
  RETURN,
  /** The same goods again, once the first ones are back; no money moves. */
  EXCHANGE;

  /** Whether the goods go back to the co-operative before anything else happens. */
  public boolean isSentBack() {
    return this == RETURN || this == EXCHANGE;
  }
}
