package org.tongtian.settlement.payout;

import java.util.Optional;

/** Pays out. The payout's id is the idempotency key: the same id is never paid twice. */
interface Bank {

  /**
   * Orders a payout, or asks for the same one again.
   *
   * @throws BankUnreachableException where the outcome is unknown; it must be asked for then
   */
  BankAnswer send(Order order);

  /**
   * What became of a payout, empty where the bank never got it.
   *
   * @throws BankUnreachableException where it does not answer
   */
  Optional<BankAnswer> find(String payoutId);

  /**
   * A payout as the bank gets it.
   *
   * @param payoutId idempotency key
   * @param number of the account
   * @param holder of the account
   * @param amount fen, above zero
   */
  record Order(String payoutId, String number, String holder, long amount) {}
}
