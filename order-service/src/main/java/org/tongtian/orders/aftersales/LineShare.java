package org.tongtian.orders.aftersales;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Portions;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.OrderLine;

/**
 * The money of a share of a line. Goods, each party's coupons and delivery are cut at the same two
 * points of the line, from what went back before to what goes back now, so that shares in any order
 * add up to the line to the fen: the fen that a cut leaves over goes to the nearer side, the half
 * fen to the buyer. Never more than what is left.
 */
@Pure
final class LineShare {

  private static final long PER_CENT = 100;
  private static final String BACK = "back";
  private static final String KEPT = "kept";

  private LineShare() {}

  /** So much of a line at that share, in hundredths of thousandths of its unit. */
  static long weight(Quantity quantity, int percent) {
    return Math.multiplyExact(quantity.thousandths(), percent);
  }

  /** The weight of the whole line. */
  static long whole(OrderLine line) {
    return Math.multiplyExact(line.quantity().thousandths(), PER_CENT);
  }

  /**
   * What went back of a line before, as a weight.
   *
   * @param granted weight that cases granted of what was sent
   */
  static long before(OrderLine line, long granted) {
    return Math.addExact(
        Math.multiplyExact(line.progress().withdrawn().thousandths(), PER_CENT), granted);
  }

  /** What of the sent goods can still be claimed, as a weight. */
  static long claimable(OrderLine line, long granted) {
    return Math.max(
        0, Math.multiplyExact(line.progress().shipped().thousandths(), PER_CENT) - granted);
  }

  /**
   * The money of the next share.
   *
   * @param before weight that went back earlier
   * @param share weight that goes back now; both together at most the whole line
   * @param delivery whether the delivery fee of it goes back too
   */
  static LineMoney money(OrderLine line, long before, long share, boolean delivery) {
    long whole = whole(line);
    long after = Math.addExact(before, share);
    if (before < 0 || share < 0 || after > whole) {
      throw new IllegalArgumentException("a share lies within its line");
    }
    LineMoney all = line.money();
    LineMoney left = line.left();
    Money coupon = cut(all.cooperativeCoupon(), left.cooperativeCoupon(), whole, before, after);
    Money platform = cut(all.platformCoupon(), left.platformCoupon(), whole, before, after);
    Money paid = cut(all.afterCoupons(), left.afterCoupons(), whole, before, after);
    Money carriage = cut(all.delivery(), left.delivery(), whole, before, after);
    return new LineMoney(
        paid.plus(coupon).plus(platform),
        coupon,
        platform,
        delivery ? carriage : new Money(0, carriage.currency()));
  }

  private static Money cut(Money all, Money left, long whole, long before, long after) {
    long part = upTo(all.amount(), whole, after) - upTo(all.amount(), whole, before);
    return new Money(Math.min(part, left.amount()), all.currency());
  }

  private static long upTo(long amount, long whole, long point) {
    Map<String, Long> sides = new LinkedHashMap<>();
    sides.put(BACK, point);
    sides.put(KEPT, whole - point);
    return Portions.of(amount, sides).get(BACK);
  }
}
