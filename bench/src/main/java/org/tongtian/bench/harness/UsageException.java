package org.tongtian.bench.harness;

/**
 * A benchmark was asked for something it does not understand or can't do: one line that says what.
 */
public final class UsageException extends RuntimeException {

  public UsageException(String message) {
    super(message);
  }
}
