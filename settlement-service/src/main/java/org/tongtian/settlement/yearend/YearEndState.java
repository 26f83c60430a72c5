package org.tongtian.settlement.yearend;

/** Where a year end stands. */
public enum YearEndState {
  /** Reckoned; may be drafted again. */
  DRAFT,
  /** The members' assembly has approved exactly this result. */
  APPROVED,
  /** Being posted; goes on where it stopped. */
  POSTING,
  /** Every member is paid in the book and has it in the account. */
  POSTED
}
