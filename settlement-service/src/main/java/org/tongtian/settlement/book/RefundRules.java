package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.split.Refunded;

/** What a refund may take back: something, and of no part more than is left of it. */
@Pure
final class RefundRules {

  private RefundRules() {}

  /** Refuses a refund that takes back nothing, or more than is left. */
  static void require(BookEvent.SaleRefunded event, BookedSale sale, SaleStanding standing) {
    BesidePrice beside = event.beside();
    if (event.amount() < 0 || beside.isBelowZero()) {
      throw Refusal.invalid("book.amount_not_positive", "amount", event.amount());
    }
    if (event.amount() == 0 && beside.isNothing()) {
      throw Refusal.invalid("book.amount_not_positive", "amount", 0L);
    }
    boolean isBack = standing.state() == EntryKind.REVERSED;
    Refunded before = isBack ? new Refunded(sale.gross(), sale.beside()) : standing.refunded();
    long left = sale.gross() - before.goods();
    if (event.amount() > left) {
      throw Refusal.conflict(
          "settlement.refund_over_sale",
          Money.cny(event.amount()),
          Money.cny(left),
          Money.cny(sale.gross()));
    }
    BesidePrice besideLeft = sale.beside().minus(before.beside()).minus(beside);
    boolean paysBackMore = besideLeft.paid(left - event.amount()) < 0;
    if (besideLeft.isBelowZero() || paysBackMore) {
      throw Refusal.conflict("settlement.refund_over_part");
    }
  }
}
