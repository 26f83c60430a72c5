package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * A party's accounts in one book, fen.
 *
 * @param escrow of sales that are paid and not yet received
 * @param payable the party's own; below zero it is a receivable
 * @param transit on its way to the party's bank account
 * @param out paid by the bank
 * @param frozen held back by disputes
 * @param reserved what sales in escrow will take from the payable (a fund that tops up a floor, who
 *     bears a coupon)
 * @param uncovered the part of the receivable that coupons have left, which the party itself makes
 *     good from what comes in
 */
@Pure
public record Account(
    long escrow, long payable, long transit, long out, long frozen, long reserved, long uncovered) {

  /** Nothing in any account. */
  public static final Account EMPTY = new Account(0, 0, 0, 0, 0, 0);

  /** The accounts of a party that has no coupon to make good. */
  public Account(long escrow, long payable, long transit, long out, long frozen, long reserved) {
    this(escrow, payable, transit, out, frozen, reserved, 0);
  }

  /** What may be spent or paid out; below zero nothing may. */
  public long available() {
    return payable - frozen - reserved;
  }

  /** What the party has been paid too much and has to give back. */
  public long receivable() {
    return Math.max(0, -payable);
  }

  /** The part of the receivable that reserves and guarantors answer for: not for coupons. */
  public long recoverable() {
    return receivable() - uncovered;
  }

  /** The accounts of the same party in two books together. */
  public Account plus(Account other) {
    return new Account(
        Math.addExact(escrow, other.escrow),
        Math.addExact(payable, other.payable),
        Math.addExact(transit, other.transit),
        Math.addExact(out, other.out),
        Math.addExact(frozen, other.frozen),
        Math.addExact(reserved, other.reserved),
        Math.addExact(uncovered, other.uncovered));
  }

  Account plus(Bucket bucket, long fen) {
    return switch (bucket) {
      case ESCROW -> with(Math.addExact(escrow, fen), payable, transit, out, frozen);
      case PAYABLE -> with(escrow, Math.addExact(payable, fen), transit, out, frozen);
      case TRANSIT -> with(escrow, payable, Math.addExact(transit, fen), out, frozen);
      case OUT -> with(escrow, payable, transit, Math.addExact(out, fen), frozen);
      case FROZEN -> with(escrow, payable, transit, out, Math.addExact(frozen, fen));
    };
  }

  /** What comes in makes good what coupons have left. */
  private Account with(
      long nextEscrow, long nextPayable, long nextTransit, long nextOut, long nextFrozen) {
    long left = uncovered == 0 ? 0 : Math.min(uncovered, Math.max(0, -nextPayable));
    return new Account(nextEscrow, nextPayable, nextTransit, nextOut, nextFrozen, reserved, left);
  }

  Account reserve(long fen) {
    return new Account(
        escrow, payable, transit, out, frozen, Math.addExact(reserved, fen), uncovered);
  }

  /** So much more was taken for a coupon; what the party did not have of it stays uncovered. */
  Account leaveUncovered(long taken) {
    long more = Math.min(receivable(), Math.addExact(uncovered, taken));
    return new Account(escrow, payable, transit, out, frozen, reserved, more);
  }
}
