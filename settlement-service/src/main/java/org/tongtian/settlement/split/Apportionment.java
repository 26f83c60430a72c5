package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;

/** Hands out whole fen so that everybody stays as near as can be to what is due. */
@Pure
final class Apportionment {

  /** No bound above. */
  static final long NO_LIMIT = Long.MAX_VALUE;

  private Apportionment() {}

  /**
   * Whole shares that sum to the total, each within its bounds. Everybody gets the whole fen due; a
   * fen left over goes to the preferred one while that stays less than a fen ahead, then to whoever
   * is owed the largest fraction. Where somebody is ahead already, so that the whole fen due are
   * more than the total, those wait who are owed the smallest fraction beyond them, the preferred
   * one first. Ties go by place: the first gets, the last waits.
   *
   * @param total fen to hand out; the bounds leave room for it
   * @param due parts of a fen due to each
   * @param unit so many parts are a fen
   * @param preferred place of the one who takes what rounding leaves, −1 for nobody
   * @param lowest the least that each may get, fen
   * @param highest the most that each may get, fen
   */
  static long[] of(
      long total, long[] due, long unit, int preferred, long[] lowest, long[] highest) {
    long[] shares = new long[due.length];
    long left = total;
    for (int i = 0; i < due.length; i++) {
      shares[i] = Math.clamp(Math.floorDiv(due[i], unit), lowest[i], highest[i]);
      left -= shares[i];
    }
    for (; left > 0; left--) {
      shares[next(due, shares, unit, preferred, highest)]++;
    }
    for (; left < 0; left++) {
      shares[lastInTurn(due, shares, unit, preferred, lowest)]--;
    }
    return shares;
  }

  private static int next(long[] due, long[] shares, long unit, int preferred, long[] highest) {
    if (preferred >= 0
        && shares[preferred] < highest[preferred]
        && due[preferred] - shares[preferred] * unit > 0) {
      return preferred;
    }
    int best = -1;
    for (int i = 0; i < due.length; i++) {
      if (shares[i] < highest[i]
          && (best < 0 || due[i] - shares[i] * unit > due[best] - shares[best] * unit)) {
        best = i;
      }
    }
    return best;
  }

  private static int lastInTurn(
      long[] due, long[] shares, long unit, int preferred, long[] lowest) {
    int last = -1;
    for (int i = 0; i < due.length; i++) {
      if (shares[i] > lowest[i]
          && (last < 0 || waitsBefore(i, last, due, shares, unit, preferred))) {
        last = i;
      }
    }
    return last;
  }

  private static boolean waitsBefore(
      int i, int other, long[] due, long[] shares, long unit, int preferred) {
    long mine = due[i] - shares[i] * unit;
    long theirs = due[other] - shares[other] * unit;
    return mine < theirs || (mine == theirs && other != preferred);
  }
}
