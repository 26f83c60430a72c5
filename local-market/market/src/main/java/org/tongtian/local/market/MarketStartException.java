package org.tongtian.local.market;

/** Why the market can't start: one clear line that says what to do. */
public final class MarketStartException extends RuntimeException {

  public MarketStartException(String message) {
    super(message);
  }

  public MarketStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
