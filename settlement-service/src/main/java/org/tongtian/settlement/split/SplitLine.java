package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.SalePart;

/**
 * What one clause gives one party of a sale; unique by clause number and party. What the clause
 * says, in whole fen, less {@code shortfall}, plus {@code carried}, is the amount; for the
 * remainder it is the gross less all other lines.
 *
 * @param clauseNo number of the clause
 * @param payee id of the party
 * @param amount fen; below zero only where an adjusting clause takes
 * @param carried fen that the cumulative rounding moved here, may be negative
 * @param shortfall fen that the clause asks for and nobody could pay
 * @param basis what the amount follows from besides the sale: for a tiered commission the volume of
 *     the month before this sale, for a fund that tops up its available balance, fen; null for all
 *     other lines
 * @param part what it is about beside the list price: the delivery fee, or a coupon that its party
 *     bears, which is below zero; null for a share of the price
 */
@Pure
public record SplitLine(
    int clauseNo,
    String payee,
    long amount,
    long carried,
    long shortfall,
    Long basis,
    SalePart part) {

  /** A share of the list price. */
  public SplitLine(
      int clauseNo, String payee, long amount, long carried, long shortfall, Long basis) {
    this(clauseNo, payee, amount, carried, shortfall, basis, null);
  }

  /** A line that follows from the sale alone. */
  public SplitLine(int clauseNo, String payee, long amount, long carried, long shortfall) {
    this(clauseNo, payee, amount, carried, shortfall, null, null);
  }

  /** The same line once so much of it was taken back. */
  SplitLine left(long taken) {
    return new SplitLine(clauseNo, payee, amount - taken, carried, shortfall, basis, part);
  }

  /** The opposite, with nothing carried or short. */
  public SplitLine negated() {
    return of(-amount);
  }

  /** The same about another amount, with nothing carried or short. */
  SplitLine of(long other) {
    return new SplitLine(clauseNo, payee, other, 0, 0, null, part);
  }
}
