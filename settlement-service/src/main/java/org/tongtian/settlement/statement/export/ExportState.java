package org.tongtian.settlement.statement.export;

/** Where an export stands. */
enum ExportState {
  /** Nobody has begun. */
  WAITING,
  /** An instance writes it; where that one is gone, another begins again. */
  RUNNING,
  /** The file is there. */
  DONE,
  /** It can't be written; asking again may help. */
  FAILED
}
