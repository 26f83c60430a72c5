package org.tongtian.bench.harness.market;

/** The market was not open when patience ended; it had not failed otherwise. */
public final class MarketTooSlowException extends MarketFailedException {

  public MarketTooSlowException(String message) {
    super(message);
  }
}
