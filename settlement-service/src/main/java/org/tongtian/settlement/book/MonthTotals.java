package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * A party's sums of a month in one book, fen.
 *
 * @param accrued came into escrow
 * @param released left escrow and became payable
 * @param reversed left escrow and went back
 */
@Pure
public record MonthTotals(long accrued, long released, long reversed) {

  public static final MonthTotals NONE = new MonthTotals(0, 0, 0);

  static MonthTotals of(EntryKind kind, long amount) {
    return switch (kind) {
      case ACCRUED -> new MonthTotals(amount, 0, 0);
      case RELEASED -> new MonthTotals(0, amount, 0);
      case REVERSED -> new MonthTotals(0, 0, amount);
    };
  }

  /** The sum; fails beyond a long. */
  public MonthTotals plus(MonthTotals other) {
    return new MonthTotals(
        Math.addExact(accrued, other.accrued),
        Math.addExact(released, other.released),
        Math.addExact(reversed, other.reversed));
  }

  /** What these sums left in escrow. */
  public long escrow() {
    return accrued - released - reversed;
  }
}
