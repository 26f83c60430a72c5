package org.tongtian.settlement.payout;

/** The bank gave no answer that can be believed; the outcome is unknown. */
final class BankUnreachableException extends RuntimeException {

  BankUnreachableException(String message) {
    super(message);
  }

  BankUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
