package org.tongtian.orders.order;

/** Why an order came into a state, where that needs saying to its buyer. */
public enum TimelineReason {
  /** Not paid in time. */
  EXPIRED,
  /** The buyer took it back. */
  BY_BUYER,
  /** Paid after it had expired, and there was stock again. */
  LATE_PAYMENT_TAKEN,
  /** Paid after it had expired; its stock was gone, so the money goes back. */
  LATE_PAYMENT_RETURNED,
  /** All of it was refunded before anything was sent. */
  REFUNDED,
  /** Its checkout came to nothing; nobody was told that it was placed. */
  NEVER_PLACED,
  /** A presale's harvest fell short; its deposit goes back. */
  SHORTFALL,
  /** The harvest fell short, and the goods offered instead were gone too; its deposit goes back. */
  OFFER_GONE,
  /** The harvest fell short, and the buyer took goods of another lot. */
  OFFER_TAKEN,
  /** A presale's balance was not paid in time; its deposit goes back. */
  BALANCE_UNPAID,
  /** Received by itself, because the time for it was over. */
  RECEIVED_BY_TIME
}
