package org.tongtian.settlement.contract;

import org.tongtian.kit.money.Money;

/**
 * The smallest sale that the parties expect; fixed fees must fit into it.
 *
 * @param units whole units of the goods
 * @param amount what a consumer pays for them
 */
public record SmallestSale(long units, Money amount) {}
