package org.tongtian.local.stores;

/**
 * A local store could not start. The message is one line for the person at the keyboard: what is in
 * the way and what to do about it.
 */
public final class StoreStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreStartException(String message) {
    super(message);
  }

  StoreStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
