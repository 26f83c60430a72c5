package org.tongtian.settlement.proof;

import org.tongtian.kit.Pure;

/** A text is not the canonical JSON that was expected. */
@Pure
public final class NotCanonicalException extends IllegalArgumentException {

  private final int place;

  NotCanonicalException(int place) {
    super("not canonical at " + place);
    this.place = place;
  }

  /** Index of the first byte that is not as expected. */
  public int place() {
    return place;
  }
}
