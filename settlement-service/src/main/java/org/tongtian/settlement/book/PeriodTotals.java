package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.SplitLine;

/**
 * A party's sums of some days in one book, fen.
 *
 * @param accrued came into escrow
 * @param released left escrow and became payable
 * @param reversed left escrow and went back, cancelled or refunded before release
 * @param gained became payable in another way
 * @param lost left payable otherwise than by a payout
 * @param paid sent to the bank, less what came back
 * @param transit what that changed on the way to the bank
 * @param out what the bank has paid, less what it took back
 * @param frozen what disputes hold back of the payable
 * @param lines how many lines they are the sums of
 */
@Pure
public record PeriodTotals(
    long accrued,
    long released,
    long reversed,
    long gained,
    long lost,
    long paid,
    long transit,
    long out,
    long frozen,
    long lines) {

  public static final PeriodTotals NONE = new PeriodTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final PeriodTotals NOTHING_MOVED = new PeriodTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

  /** What one line of an entry adds. */
  public static PeriodTotals of(Entry entry, SplitLine line) {
    long fen = line.amount();
    return switch (entry.kind()) {
      case ACCRUED -> new PeriodTotals(fen, 0, 0, 0, 0, 0, 0, 0, 0, 1);
      case RELEASED -> new PeriodTotals(0, fen, 0, 0, 0, 0, 0, 0, 0, 1);
      case REVERSED -> back(fen);
      case REFUNDED -> entry.matter().from() == Bucket.ESCROW ? back(fen) : payable(-fen);
      case TRANSFERRED -> entry.matter().from() == Bucket.ESCROW ? back(-fen) : payable(fen);
      case RECOVERED, REPAID, DEPOSITED, ADVANCED, FUND_DRAWN, DEBT_PAID, CLAIMED, DECIDED ->
          payable(fen);
      case PAYOUT_SENT -> new PeriodTotals(0, 0, 0, 0, 0, fen, fen, 0, 0, 1);
      case PAYOUT_DONE -> new PeriodTotals(0, 0, 0, 0, 0, 0, -fen, fen, 0, 1);
      case PAYOUT_RETURNED ->
          entry.matter().from() == Bucket.OUT
              ? new PeriodTotals(0, 0, 0, 0, 0, -fen, 0, -fen, 0, 1)
              : new PeriodTotals(0, 0, 0, 0, 0, -fen, -fen, 0, 0, 1);
      case FROZEN -> frozen(entry, fen);
      case UNFROZEN -> frozen(entry, -fen);
      case MARKET_PRICE -> NOTHING_MOVED;
    };
  }

  private static PeriodTotals back(long fen) {
    return new PeriodTotals(0, 0, fen, 0, 0, 0, 0, 0, 0, 1);
  }

  private static PeriodTotals payable(long fen) {
    return new PeriodTotals(0, 0, 0, Math.max(0, fen), Math.max(0, -fen), 0, 0, 0, 0, 1);
  }

  private static PeriodTotals frozen(Entry entry, long fen) {
    return entry.matter().from() == Bucket.PAYABLE
        ? new PeriodTotals(0, 0, 0, 0, 0, 0, 0, 0, fen, 1)
        : NOTHING_MOVED;
  }

  /** The sum; fails beyond a long. */
  public PeriodTotals plus(PeriodTotals other) {
    return new PeriodTotals(
        Math.addExact(accrued, other.accrued),
        Math.addExact(released, other.released),
        Math.addExact(reversed, other.reversed),
        Math.addExact(gained, other.gained),
        Math.addExact(lost, other.lost),
        Math.addExact(paid, other.paid),
        Math.addExact(transit, other.transit),
        Math.addExact(out, other.out),
        Math.addExact(frozen, other.frozen),
        Math.addExact(lines, other.lines));
  }

  /** These sums less others. */
  public PeriodTotals minus(PeriodTotals other) {
    return plus(other.negated());
  }

  /** The opposite. */
  PeriodTotals negated() {
    return new PeriodTotals(
        -accrued, -released, -reversed, -gained, -lost, -paid, -transit, -out, -frozen, -lines);
  }

  /** What these sums left in escrow. */
  public long escrow() {
    return accrued - released - reversed;
  }

  /** What sales and all else gave and did not take back, be it payable already or not. */
  long cameIn() {
    return accrued - reversed + gained - lost;
  }

  /** What they added to the payable otherwise than by payouts that came back. */
  public long in() {
    return released + gained;
  }

  /** What they took from the payable. */
  public long spent() {
    return lost + paid;
  }

  /** What these sums left payable. */
  public long payable() {
    return released + gained - lost - paid;
  }
}
