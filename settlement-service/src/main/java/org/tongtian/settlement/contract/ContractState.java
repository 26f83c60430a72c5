package org.tongtian.settlement.contract;

/** Where a contract version stands. */
enum ContractState {
  /** Somebody has not signed yet. */
  DRAFT,
  /** Signed by all, effective later. */
  SIGNED,
  /** Binds the sales that are placed now. */
  IN_FORCE,
  /** A newer version took its place. */
  SUPERSEDED
}
