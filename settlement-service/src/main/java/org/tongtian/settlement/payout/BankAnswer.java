package org.tongtian.settlement.payout;

/**
 * What the bank says of a payout.
 *
 * @param amount fen, as the bank has them
 * @param reason code of a rejection, null otherwise
 */
record BankAnswer(String payoutId, BankState state, long amount, String reason) {

  /** Where a payout is at the bank. */
  enum BankState {
    /** The bank will say later. */
    ACCEPTED,
    /** The money is on the account. */
    PAID,
    /** It was not paid, or it came back. */
    REJECTED
  }

  boolean isComplete() {
    return payoutId != null && state != null;
  }
}
