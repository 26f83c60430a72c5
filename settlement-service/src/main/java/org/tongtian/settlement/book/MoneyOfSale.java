package org.tongtian.settlement.book;

import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.split.Refunded;

/**
 * Where the money of a sale is, as it follows from the sale and where it stands. The parties share
 * the list price and the delivery fee; the consumer has paid that but for the coupons, which their
 * bearers owe to it.
 */
@Pure
final class MoneyOfSale {

  private MoneyOfSale() {}

  static SaleMoney of(String book, BookedSale sale, SaleStanding standing) {
    Refunded back =
        standing.state() == EntryKind.REVERSED
            ? new Refunded(sale.gross(), sale.beside())
            : standing.refunded();
    BesidePrice besideLeft = sale.beside().minus(back.beside());
    long left = Math.addExact(sale.gross() - back.goods(), besideLeft.delivery());
    boolean isReleased = standing.state() == EntryKind.RELEASED;
    return new SaleMoney(
        sale.saleId(),
        book,
        Money.cny(sale.paid()),
        Money.cny(sale.beside().coupons()),
        Money.cny(isReleased ? 0 : left),
        Money.cny(isReleased ? left : 0),
        Money.cny(back.paid()),
        Money.cny(back.beside().coupons()));
  }
}
