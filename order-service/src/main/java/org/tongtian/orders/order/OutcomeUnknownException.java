package org.tongtian.orders.order;

/**
 * Whether the write happened can't be known now. Nothing that it builds on may be undone: running
 * the same operation again finds out, and what nobody runs again expires by itself.
 */
public final class OutcomeUnknownException extends RuntimeException {

  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
