package org.tongtian.settlement.governance;

/** Where a proposal stands. */
public enum ProposalState {
  /** Made by one seat; a seat of another class must open it. */
  PROPOSED,
  /** The seats vote. */
  OPEN,
  /** Enough classes voted, and more of them for it than against it. */
  ACCEPTED,
  /** Enough classes voted, and not more of them for it than against it. */
  REJECTED,
  /** Nobody opened it in time, or too few classes voted. */
  LAPSED
}
