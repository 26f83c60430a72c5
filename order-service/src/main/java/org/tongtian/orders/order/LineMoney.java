package org.tongtian.orders.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.BinaryOperator;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * The money of a line, or of a part of it: what the consumer pays is {@link #paid}.
 *
 * @param goods list price
 * @param cooperativeCoupon what the co-operative's coupons take off
 * @param platformCoupon what the platform's coupons take off
 * @param delivery its part of the delivery fee
 */
@Pure
public record LineMoney(
    Money goods, Money cooperativeCoupon, Money platformCoupon, Money delivery) {

  /** Nothing of anything. */
  public static final LineMoney NOTHING =
      new LineMoney(Money.cny(0), Money.cny(0), Money.cny(0), Money.cny(0));

  /** Goods at their list price, without coupons or delivery. */
  public static LineMoney ofGoods(Money price) {
    Money nothing = new Money(0, price.currency());
    return new LineMoney(price, nothing, nothing, nothing);
  }

  /** What the consumer pays: goods less coupons plus delivery. */
  public Money paid() {
    return afterCoupons().plus(delivery);
  }

  /** The goods less coupons. */
  public Money afterCoupons() {
    return goods.minus(cooperativeCoupon).minus(platformCoupon);
  }

  /** The sum, part by part. */
  public LineMoney plus(LineMoney other) {
    return with(other, Money::plus);
  }

  /** The difference, part by part; parts may become negative. */
  public LineMoney minus(LineMoney other) {
    return with(other, Money::minus);
  }

  /** Whether no part of it is less than nothing, nor what is paid for the goods. */
  @JsonIgnore // on the wire it is its four parts alone
  public boolean isSound() {
    return !goods.isNegative()
        && !cooperativeCoupon.isNegative()
        && !platformCoupon.isNegative()
        && !delivery.isNegative()
        && !afterCoupons().isNegative();
  }

  private LineMoney with(LineMoney other, BinaryOperator<Money> operation) {
    return new LineMoney(
        operation.apply(goods, other.goods),
        operation.apply(cooperativeCoupon, other.cooperativeCoupon),
        operation.apply(platformCoupon, other.platformCoupon),
        operation.apply(delivery, other.delivery));
  }
}
