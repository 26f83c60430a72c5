package org.tongtian.settlement.statement;

/** On which day a line stands in a statement. */
public enum Dating {
  /** When it was booked: as known then. */
  BOOKED,
  /** When it happened: as corrected by what became known later. */
  HAPPENED
}
