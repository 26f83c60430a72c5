package org.tongtian.settlement.contract;

import org.tongtian.kit.money.Money;

/**
 * The smallest sale that the parties expect; fixed fees must fit into it.
 *
 * @param units whole units of the goods
 * @param amount what a consumer pays for them
 * @param unit code of the unit, for fees per kilo; null counts a unit as a kilo
 */
public record SmallestSale(long units, Money amount, String unit) {

  /** So many units of goods without a fee per kilo. */
  public SmallestSale(long units, Money amount) {
    this(units, amount, null);
  }
}
