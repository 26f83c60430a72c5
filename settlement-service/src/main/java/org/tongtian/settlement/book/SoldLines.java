package org.tongtian.settlement.book;

import java.time.Instant;
import java.time.YearMonth;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.BesidePrice;

/**
 * Lines of orders as sales and refunds of the book; refuses amounts that can't be: other money than
 * yuan, parts below zero, coupons over the price, or a sum that is not what the parts make.
 */
final class SoldLines {

  private SoldLines() {}

  static BookedSale sale(OrderSummary order, SoldLine line, Instant paidAt) {
    long goods = yuan(line.goods(), "goods");
    BesidePrice beside = beside(line.cooperativeCoupon(), line.platformCoupon(), line.delivery());
    boolean isSound =
        goods > 0 && beside.coupons() <= goods && beside.paid(goods) == yuan(line.paid(), "paid");
    if (!isSound) {
      throw Refusal.invalid("settlement.sale_amount_invalid", "paid");
    }
    return new BookedSale(
        line.lineId(),
        order.number(),
        line.productName(),
        line.unit().code(),
        line.quantity(),
        goods,
        line.contractVersion(),
        line.grade(),
        line.hostId(),
        line.legs(),
        line.lotId(),
        YearMonth.from(paidAt.atZone(BookFold.ZONE)).toString(),
        null,
        line.productId(),
        line.roomId(),
        order.orderId(),
        beside);
  }

  /** A refund of a line is one event, whether a fact or a call tells of it. */
  static BookEvent.SaleRefunded refund(String refundId, RefundedLine line, Instant refundedAt) {
    long goods = yuan(line.goods(), "goods");
    BesidePrice beside = beside(line.cooperativeCoupon(), line.platformCoupon(), line.delivery());
    if (beside.paid(goods) != yuan(line.paid(), "paid")) {
      throw Refusal.invalid("settlement.sale_amount_invalid", "paid");
    }
    return new BookEvent.SaleRefunded(
        "refund:" + line.lineId() + ":" + refundId,
        refundedAt,
        line.lineId(),
        refundId,
        goods,
        beside);
  }

  /** Whether no money of the line goes back: only goods do, or a share of less than a fen. */
  static boolean isNothing(RefundedLine line) {
    return line.goods().amount() == 0
        && line.cooperativeCoupon().amount() == 0
        && line.platformCoupon().amount() == 0
        && line.delivery().amount() == 0;
  }

  private static BesidePrice beside(Money cooperativeCoupon, Money platformCoupon, Money delivery) {
    return BesidePrice.of(
        yuan(cooperativeCoupon, "cooperativeCoupon"),
        yuan(platformCoupon, "platformCoupon"),
        yuan(delivery, "delivery"));
  }

  private static long yuan(Money amount, String field) {
    if (amount == null || !amount.currency().equals(Money.CNY) || amount.amount() < 0) {
      throw Refusal.invalid("settlement.sale_amount_invalid", field);
    }
    return amount.amount();
  }
}
