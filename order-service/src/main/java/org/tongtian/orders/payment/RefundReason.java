package org.tongtian.orders.payment;

/** Why money goes back to a buyer. */
public enum RefundReason {
  /** It came after the order was over. */
  LATE_PAYMENT,
  /** The channel took it for a payment that it had closed. */
  CLOSED_PAYMENT,
  /** An after-sales case was decided so. */
  AFTER_SALES,
  /** The balance of a presale was not paid, so its deposit goes back. */
  DEPOSIT_RETURNED,
  /** The harvest of a presale fell short. */
  SHORTFALL
}
