package org.tongtian.settlement.book;

/** What a journal entry does. */
public enum EntryKind {
  /** A paid sale was split; the shares wait in escrow. */
  ACCRUED,
  /** The goods were received; the shares are payable. */
  RELEASED,
  /** A sale ended before it was released; its shares leave escrow exactly as they came. */
  REVERSED
}
