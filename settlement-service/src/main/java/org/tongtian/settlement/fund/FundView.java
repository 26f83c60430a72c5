package org.tongtian.settlement.fund;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * A fund as everybody sees it: {@code in − out = balance}.
 *
 * @param available of the balance, less what sales in escrow will take
 * @param escrow contributions of sales that are not received yet
 * @param debts what it could not pay yet, by creditor
 * @param rules sentences of the clauses that say what it may be drawn for
 * @param movements newest first; null in lists
 * @param next cursor of the movements after these, null after the last
 */
record FundView(
    Party fund,
    Money balance,
    Money available,
    Money escrow,
    Money in,
    Money out,
    List<FundDebt> debts,
    List<Text> rules,
    List<Movement> movements,
    String next) {

  /** What the fund owes somebody. */
  record FundDebt(Party creditor, Money amount) {}

  /**
   * A movement of the fund's balance.
   *
   * @param at when it was booked
   * @param kind of the entry
   * @param amount below zero where it left
   * @param cause code, null where the kind says it
   * @param note in words, null where there are none
   * @param clauseNo of the contract, 0 for none
   * @param orderNumber of the sale, null where it is none
   */
  record Movement(
      Instant at,
      String contractId,
      long seq,
      String kind,
      Money amount,
      String cause,
      String note,
      int clauseNo,
      String orderNumber) {}
}
