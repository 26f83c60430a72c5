package org.tongtian.bench.harness.market;

/** The market did not start, did not answer or did not end as it must. */
public class MarketFailedException extends RuntimeException {

  public MarketFailedException(String message) {
    super(message);
  }

  public MarketFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
