package org.tongtian.settlement.book;

/** The accounts that every party has in a book. */
public enum Bucket {
  /** Of sales that are paid and not yet received. */
  ESCROW,
  /** The party's own; below zero it is a receivable, which refunds alone can cause. */
  PAYABLE,
  /** On its way to the party's bank account. */
  TRANSIT,
  /** Paid by the bank. */
  OUT,
  /** The part of the payable that a dispute holds back. */
  FROZEN
}
