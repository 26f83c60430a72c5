package org.tongtian.settlement.simulation;

/** The cases of a simulation: what was, and four stresses on the same sales. */
enum CaseKind {
  PAST,
  PRICE_DOWN_40,
  RETURNS_15,
  LATE_48H,
  HOST_X5
}
