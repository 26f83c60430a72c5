package org.tongtian.settlement.contract;

/** What an insurance covers. */
public enum InsuredCause {
  /** The market price fell. */
  PRICE,
  /** A disaster was declared for the place or the lot. */
  DISASTER,
  /** The goods came late. */
  DELAY
}
