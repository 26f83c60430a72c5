package org.tongtian.settlement.contract;

/** What the tiers of a commission are measured by. */
public enum VolumeMeasure {
  /** The number of orders in the period. */
  ORDERS,
  /** The gross amount of the orders in the period, fen. */
  VALUE
}
