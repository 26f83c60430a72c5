package org.tongtian.kit.problem;

import java.io.IOException;

/** Thrown while reading a body that goes on past the limit. */
public final class BodyTooLargeException extends IOException {

  /**
   * @param limitBytes the limit that was passed
   */
  public BodyTooLargeException(long limitBytes) {
    super("The body is over " + limitBytes + " bytes");
  }

  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException) {
        return true;
      }
    }
    return false;
  }
}
