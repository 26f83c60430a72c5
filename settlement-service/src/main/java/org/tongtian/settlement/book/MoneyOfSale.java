package org.tongtian.settlement.book;

import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** Where the money of a sale is, as it follows from the sale and where it stands. */
@Pure
final class MoneyOfSale {

  private MoneyOfSale() {}

  static SaleMoney of(String book, BookedSale sale, SaleStanding standing) {
    boolean isBack = standing.state() == EntryKind.REVERSED;
    boolean isReleased = standing.state() == EntryKind.RELEASED;
    long left = isBack ? 0 : sale.gross() - standing.refunded();
    return new SaleMoney(
        sale.saleId(),
        book,
        Money.cny(sale.paid()),
        Money.cny(0),
        Money.cny(isReleased ? 0 : left),
        Money.cny(isReleased ? left : 0),
        Money.cny(isBack ? sale.paid() : standing.refunded()),
        Money.cny(0));
  }
}
