package org.tongtian.settlement.book;

/** What a journal entry does; {@link Postings} says to which accounts. */
public enum EntryKind {
  /** A paid sale was split; the shares wait in escrow. */
  ACCRUED,
  /** The goods were received; what refunds have left of the shares is payable. */
  RELEASED,
  /** A sale ended before it was released; what is left of its shares leaves escrow. */
  REVERSED,
  /** A part of a sale was paid back to the consumer, before or after release. */
  REFUNDED,
  /** A party's negative payable was made good by a reserve fund or a guarantor. */
  RECOVERED,
  /** A part of a release went to the lender of an advance. */
  REPAID,
  /** Money came in from outside: of a lender, insurer, guarantor, fund or co-operative. */
  DEPOSITED,
  /** A lender paid a farmer in advance. */
  ADVANCED,
  /** A fund paid by its rule, pro rata where it was short; the rest is its debt. */
  FUND_DRAWN,
  /** A fund or insurer paid debts of earlier draws, pro rata where it was short. */
  DEBT_PAID,
  /** An insurer paid a benefit: once for an order or lot and a cause. */
  CLAIMED,
  /** Money went from some parties to others for a stated cause. */
  TRANSFERRED,
  /** A payout is on its way to the bank. */
  PAYOUT_SENT,
  /** The bank has paid it. */
  PAYOUT_DONE,
  /** The bank has not paid it, or has returned it; it is payable again. */
  PAYOUT_RETURNED,
  /** A market price was noted; moves nothing. */
  MARKET_PRICE,
  /** A line of a sale is disputed; its amount stays put. */
  FROZEN,
  /** A line, or a part of it, is not disputed any more. */
  UNFROZEN,
  /** The auditor or the committee decided a dispute. */
  DECIDED
}
