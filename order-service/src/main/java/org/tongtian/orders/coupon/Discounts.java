package org.tongtian.orders.coupon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Portions;
import org.tongtian.orders.coupon.CouponClaims.CouponLine;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;

/**
 * What coupons take off the lines of a purchase: the co-operatives' first, the platform's from what
 * is left. Each is split over the lines it applies to by their price ({@link Portions}), so that
 * the parts add up to the fen and no line falls below zero.
 *
 * @param given what each coupon takes off in all, by the id of its claim
 * @param lines what is taken off each line, in the order of the lines
 */
@Pure
record Discounts(Map<String, Money> given, List<LineDiscount> lines) {

  /**
   * The discounts of coupons that no policy objects to.
   *
   * @param uses one for each coupon, all of the same lines
   */
  static Discounts of(List<Use> uses, List<CouponLine> lines) {
    Map<String, Long> left = new LinkedHashMap<>();
    lines.forEach(line -> left.put(line.lineId(), line.goods().amount()));
    Map<String, Money> given = new LinkedHashMap<>();
    Map<String, Long> byCooperatives = take(uses, Issuer.COOPERATIVE, left, given);
    Map<String, Long> byPlatform = take(uses, Issuer.PLATFORM, left, given);
    List<LineDiscount> each =
        lines.stream().map(line -> discount(line.lineId(), byCooperatives, byPlatform)).toList();
    return new Discounts(given, each);
  }

  private static LineDiscount discount(
      String lineId, Map<String, Long> byCooperatives, Map<String, Long> byPlatform) {
    return new LineDiscount(
        lineId,
        Money.cny(byCooperatives.getOrDefault(lineId, 0L)),
        Money.cny(byPlatform.getOrDefault(lineId, 0L)));
  }

  /** Takes the coupons of that kind of issuer off what is left, and says how much by line. */
  private static Map<String, Long> take(
      List<Use> uses, Issuer issuer, Map<String, Long> left, Map<String, Money> given) {
    Map<String, Long> taken = new LinkedHashMap<>();
    uses.stream()
        .filter(use -> use.ticket().issuer() == issuer)
        .forEach(
            use -> {
              Map<String, Long> parts = parts(use, left);
              parts.forEach((line, part) -> left.merge(line, -part, Math::addExact));
              parts.forEach((line, part) -> taken.merge(line, part, Math::addExact));
              given.put(use.ticket().id(), Money.cny(sum(parts)));
            });
    return taken;
  }

  private static Map<String, Long> parts(Use use, Map<String, Long> left) {
    Map<String, Long> prices = new LinkedHashMap<>();
    use.takingPart().forEach(line -> prices.put(line.lineId(), left.get(line.lineId())));
    Money off = use.ticket().terms().offOf(Money.cny(sum(prices)));
    return Portions.of(off.amount(), prices);
  }

  private static long sum(Map<String, Long> amounts) {
    return amounts.values().stream().reduce(0L, Math::addExact);
  }
}
