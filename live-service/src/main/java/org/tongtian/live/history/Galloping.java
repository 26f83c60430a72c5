package org.tongtian.live.history;

import java.util.function.LongPredicate;
import org.tongtian.kit.Pure;

/** Finds the end of a gapless sequence with a handful of look-ups by key. */
@Pure
final class Galloping {

  private Galloping() {}

  /**
   * The last number that exists.
   *
   * @param known a number known to exist, or 0 for none
   * @param exists whether the number is there; true up to some number, false from there on
   */
  static long last(long known, LongPredicate exists) {
    long there = known;
    long step = 1;
    while (exists.test(there + step)) {
      there += step;
      step *= 2;
    }
    long missing = there + step;
    while (missing - there > 1) {
      long middle = there + (missing - there) / 2;
      if (exists.test(middle)) {
        there = middle;
      } else {
        missing = middle;
      }
    }
    return there;
  }
}
