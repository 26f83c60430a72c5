package org.tongtian.orders.tracking;

/** A carrier did not answer; whether it heard the question is not known. */
final class CarrierUnreachableException extends RuntimeException {

  CarrierUnreachableException(String message) {
    super(message);
  }

  CarrierUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
