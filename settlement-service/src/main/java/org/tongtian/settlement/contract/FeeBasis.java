package org.tongtian.settlement.contract;

/** What a fixed fee is counted by. */
public enum FeeBasis {
  /** Once for each order. */
  ORDER,
  /** For each unit of the quantity sold, parts of a unit in proportion. */
  UNIT
}
