package org.tongtian.settlement.member;

/** What changed in a member's account; Farmers' Co-operatives Law 2017, art. 43. */
public enum MemberEntryKind {
  /** Capital paid in. */
  CONTRIBUTION,
  /** Capital paid back; never more than was paid in. */
  WITHDRAWAL,
  /** A part of the co-op's reserve that is counted as this member's (art. 42). */
  RESERVE_SHARE,
  /** A part of subsidies and donations that is counted as this member's (art. 43, 44). */
  SUBSIDY_SHARE,
  /** Goods delivered to the co-op outside the books of this system, by value. */
  DELIVERY,
  /** The dividend of a year, for the record: the money moves in the book. */
  DIVIDEND
}
