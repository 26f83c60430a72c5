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
 * @param reserved what sales in escrow will take from the payable (a fund that tops up a floor)
 */
@Pure
public record Account(
    long escrow, long payable, long transit, long out, long frozen, long reserved) {

  /** Nothing in any account. */
  public static final Account EMPTY = new Account(0, 0, 0, 0, 0, 0);

  /** What may be spent or paid out; below zero nothing may. */
  public long available() {
    return payable - frozen - reserved;
  }

  /** What the party has been paid too much and has to give back. */
  public long receivable() {
    return Math.max(0, -payable);
  }

  /** The accounts of the same party in two books together. */
  public Account plus(Account other) {
    return new Account(
        Math.addExact(escrow, other.escrow),
        Math.addExact(payable, other.payable),
        Math.addExact(transit, other.transit),
        Math.addExact(out, other.out),
        Math.addExact(frozen, other.frozen),
        Math.addExact(reserved, other.reserved));
  }

  Account plus(Bucket bucket, long fen) {
    return switch (bucket) {
      case ESCROW ->
          new Account(Math.addExact(escrow, fen), payable, transit, out, frozen, reserved);
      case PAYABLE ->
          new Account(escrow, Math.addExact(payable, fen), transit, out, frozen, reserved);
      case TRANSIT ->
          new Account(escrow, payable, Math.addExact(transit, fen), out, frozen, reserved);
      case OUT -> new Account(escrow, payable, transit, Math.addExact(out, fen), frozen, reserved);
      case FROZEN ->
          new Account(escrow, payable, transit, out, Math.addExact(frozen, fen), reserved);
    };
  }

  Account reserve(long fen) {
    return new Account(escrow, payable, transit, out, frozen, Math.addExact(reserved, fen));
  }
}
