package org.tongtian.settlement.payout;

/** Where a payout is. */
enum PayoutState {
  /** Not in the book yet. */
  PLANNED,
  /** In the book, on its way. */
  SENT,
  /** Paid. */
  DONE,
  /** Not paid; the amount is payable again. */
  RETURNED,
  /** Never was in the book: the amount was not there any more. */
  VOID
}
