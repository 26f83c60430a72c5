package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * What was released to a borrower on a day, and repaid of it, fen.
 *
 * @param released to the party
 * @param repaid to the lender
 */
@Pure
record DaySums(long released, long repaid) {

  static final DaySums NONE = new DaySums(0, 0);

  DaySums plus(long moreReleased, long moreRepaid) {
    return new DaySums(Math.addExact(released, moreReleased), Math.addExact(repaid, moreRepaid));
  }
}
