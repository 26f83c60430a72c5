package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/**
 * A party's sums of a month in one book, fen.
 *
 * @param accrued came into escrow
 * @param released left escrow and became payable
 * @param reversed left escrow and went back, cancelled or refunded before release
 * @param gained became payable in another way
 * @param lost left payable otherwise than by a payout
 * @param paid sent to the bank, less what came back
 */
@Pure
public record MonthTotals(
    long accrued, long released, long reversed, long gained, long lost, long paid) {

  public static final MonthTotals NONE = new MonthTotals(0, 0, 0, 0, 0, 0);

  /** What one line of an entry adds. */
  static MonthTotals of(Entry entry, SplitLine line) {
    long fen = line.amount();
    return switch (entry.kind()) {
      case ACCRUED -> new MonthTotals(fen, 0, 0, 0, 0, 0);
      case RELEASED -> new MonthTotals(0, fen, 0, 0, 0, 0);
      case REVERSED -> new MonthTotals(0, 0, fen, 0, 0, 0);
      case REFUNDED -> entry.matter().from() == Bucket.ESCROW ? back(fen) : payable(-fen);
      case TRANSFERRED -> entry.matter().from() == Bucket.ESCROW ? back(-fen) : payable(fen);
      case RECOVERED, REPAID, DEPOSITED, ADVANCED, FUND_DRAWN, DEBT_PAID, CLAIMED, DECIDED ->
          payable(fen);
      case PAYOUT_SENT -> new MonthTotals(0, 0, 0, 0, 0, fen);
      case PAYOUT_RETURNED -> new MonthTotals(0, 0, 0, 0, 0, -fen);
      case PAYOUT_DONE, MARKET_PRICE, FROZEN, UNFROZEN -> NONE;
    };
  }

  private static MonthTotals back(long fen) {
    return new MonthTotals(0, 0, fen, 0, 0, 0);
  }

  private static MonthTotals payable(long fen) {
    return new MonthTotals(0, 0, 0, Math.max(0, fen), Math.max(0, -fen), 0);
  }

  /** The sum; fails beyond a long. */
  public MonthTotals plus(MonthTotals other) {
    return new MonthTotals(
        Math.addExact(accrued, other.accrued),
        Math.addExact(released, other.released),
        Math.addExact(reversed, other.reversed),
        Math.addExact(gained, other.gained),
        Math.addExact(lost, other.lost),
        Math.addExact(paid, other.paid));
  }

  /** The opposite. */
  MonthTotals negated() {
    return new MonthTotals(-accrued, -released, -reversed, -gained, -lost, -paid);
  }

  /** What these sums left in escrow. */
  public long escrow() {
    return accrued - released - reversed;
  }

  /** What these sums left payable. */
  public long payable() {
    return released + gained - lost - paid;
  }
}
