package org.tongtian.orders.coupon;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * What a coupon promises; never changed once it is stored.
 *
 * @param title what people call it
 * @param off what an AMOUNT takes off; null for a PERCENT
 * @param percent what a PERCENT takes off, 1 to 99 of a hundred; null for an AMOUNT
 * @param cap the most that a PERCENT takes off; null for an AMOUNT
 * @param threshold list price of the goods it is for, from which on it can be used; zero for any
 * @param productIds the products of the scope PRODUCTS, else empty
 * @param validFrom it can be used from then on
 * @param validUntil and until just before then
 */
@Pure
public record CouponTerms(
    Text title,
    CouponKind kind,
    Money off,
    Integer percent,
    Money cap,
    Money threshold,
    CouponScope scope,
    List<String> productIds,
    Instant validFrom,
    Instant validUntil) {

  /** The most that it can take off. */
  public Money most() {
    return kind == CouponKind.AMOUNT ? off : cap;
  }

  /**
   * What it takes off goods of that price: never more than they cost; a part of a fen of a per cent
   * stays with the price.
   */
  Money offOf(Money goods) {
    long wished =
        kind == CouponKind.AMOUNT
            ? off.amount()
            : Math.min(cap.amount(), percentOf(goods.amount(), percent));
    return Money.cny(Math.min(wished, goods.amount()));
  }

  private static long percentOf(long fen, int percent) {
    return fen / 100 * percent + fen % 100 * percent / 100;
  }
}
