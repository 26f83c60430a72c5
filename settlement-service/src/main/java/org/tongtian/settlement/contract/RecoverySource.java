package org.tongtian.settlement.contract;

/** Where a receivable is recovered from. */
public enum RecoverySource {
  /** A fund that keeps a reserve for it. */
  RESERVE,
  /** What the party gets next. */
  NEXT_CYCLE,
  /** A party that answers for it. */
  GUARANTOR
}
