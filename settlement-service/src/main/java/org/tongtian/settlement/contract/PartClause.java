package org.tongtian.settlement.contract;

/**
 * A clause about what a sale has beside the list price of its goods: who is paid the delivery fee,
 * who bears coupons. All other clauses are reckoned on the list price, as if it were not there.
 */
public sealed interface PartClause extends Clause permits DeliveryFee, CouponBearing {

  /** What it is about; each part has at most one clause. */
  SalePart part();
}
