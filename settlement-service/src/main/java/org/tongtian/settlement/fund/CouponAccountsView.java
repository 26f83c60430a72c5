package org.tongtian.settlement.fund;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * Who bears coupons by a contract, what they put in for it, and what they have still to make good
 * (docs/adr/0020): for the parties of the contract and those who watch over it.
 *
 * @param title of the contract
 */
record CouponAccountsView(String contractId, Text title, List<Bearer> bearers) {

  /**
   * One who bears coupons.
   *
   * @param clauses that say so, in words
   * @param reserve what payouts leave in the book
   * @param balance what it has in the book, below zero where it owes; null for other parties, whom
   *     what it earned does not concern
   * @param taken what coupons took so far, less what refunds gave back
   * @param uncovered what coupons took and it did not have yet; until it comes in, not all shares
   *     of the book can be paid out
   * @param topUps money that it put in, newest first
   */
  record Bearer(
      Party party,
      List<Text> clauses,
      Money reserve,
      Money balance,
      Money taken,
      Money uncovered,
      List<Payment> topUps) {}

  /**
   * Money put in.
   *
   * @param note where it came from, null where nobody said
   */
  record Payment(Instant at, Money amount, String note) {}
}
