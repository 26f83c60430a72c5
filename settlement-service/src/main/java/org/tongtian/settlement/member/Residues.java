package org.tongtian.settlement.member;

import org.tongtian.kit.Pure;

/**
 * What rounding still owes a member from earlier years, so that over the years nobody drifts:
 * billionths of a fen, below zero for who is ahead.
 *
 * @param byVolume of the part paid by trade volume
 * @param byCapital of the part paid by capital
 * @param reserve of the reserve that is quantified per member
 */
@Pure
public record Residues(long byVolume, long byCapital, long reserve) {

  /** So many parts are a fen. */
  public static final long PARTS_OF_A_FEN = 1_000_000_000L;

  /** Owed nothing and ahead of nobody. */
  public static final Residues NONE = new Residues(0, 0, 0);
}
