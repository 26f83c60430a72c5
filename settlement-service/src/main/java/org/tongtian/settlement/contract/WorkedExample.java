package org.tongtian.settlement.contract;

import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * A sale worked out by the parties: evaluated before the contract is drafted and before each
 * signature, it must come out exactly so.
 *
 * @param name as people call it
 * @param gross list price of the goods
 * @param quantityThousandths thousandths of the unit
 * @param unit code of the unit
 * @param grade code of the accepted grade, or null
 * @param host id of the party that sold live, or null
 * @param legs of the way, null for one
 * @param market market price of a unit, or null
 * @param balances what the funds have before it; null for nothing
 * @param expected what each clause gives each party; what is not named is nothing
 * @param cooperativeCoupon what the co-operative's coupon takes off, or null
 * @param platformCoupon what the platform's coupon takes off, or null
 * @param delivery the delivery fee, or null
 */
public record WorkedExample(
    Text name,
    Money gross,
    long quantityThousandths,
    String unit,
    String grade,
    String host,
    Integer legs,
    Money market,
    List<Balance> balances,
    List<Expected> expected,
    Money cooperativeCoupon,
    Money platformCoupon,
    Money delivery) {

  /** What it has beside the list price. */
  public BesidePrice beside() {
    return BesidePrice.of(fen(cooperativeCoupon), fen(platformCoupon), fen(delivery));
  }

  private static long fen(Money amount) {
    return amount == null ? 0 : amount.amount();
  }

  /**
   * What a fund has.
   *
   * @param party id of the fund
   */
  public record Balance(String party, Money amount) {}

  /**
   * What a clause gives a party, below zero where it takes.
   *
   * @param clauseNo number of the clause
   * @param payee id of the party
   */
  public record Expected(int clauseNo, String payee, Money amount) {}
}
