package org.tongtian.orders.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Portions;
import org.tongtian.orders.coupon.CouponClaims.LineDiscount;
import org.tongtian.orders.delivery.DeliveryTerms;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.LineMoney;

/**
 * What a purchase costs: goods at list price, less what coupons take off each line, plus each
 * order's delivery fee, which its lines share by weight. A line whose contract says nobody is paid
 * for delivery has it in its price and takes no part in the fee.
 */
@Pure
final class Pricing {

  private Pricing() {}

  /**
   * The parts, one for each co-operative, in the order of the basket.
   *
   * @param discounts what coupons take off; lines without coupons may be left out
   * @param to null where nobody knows yet where it goes; then delivery is not in the price
   */
  static List<Priced> of(
      List<Picked> picked,
      List<LineDiscount> discounts,
      Address to,
      Instant placedAt,
      DeliveryTerms delivery) {
    Map<String, LineDiscount> off =
        discounts.stream().collect(Collectors.toMap(LineDiscount::lineId, Function.identity()));
    Map<String, List<Picked>> byCooperative = new LinkedHashMap<>();
    for (Picked each : picked) {
      byCooperative.computeIfAbsent(each.cooperative().id(), id -> new ArrayList<>()).add(each);
    }
    return byCooperative.values().stream()
        .map(some -> part(some, off, to, placedAt, delivery))
        .toList();
  }

  private static Priced part(
      List<Picked> picked,
      Map<String, LineDiscount> off,
      Address to,
      Instant placedAt,
      DeliveryTerms delivery) {
    List<LineMoney> money = new ArrayList<>();
    for (Picked each : picked) {
      LineDiscount discount = off.get(each.lineId());
      Money nothing = Money.cny(0);
      money.add(
          discount == null
              ? LineMoney.ofGoods(each.price())
              : new LineMoney(each.price(), discount.cooperative(), discount.platform(), nothing));
    }
    if (to == null) {
      return priced(picked, money, null, null);
    }
    DeliveryTerms.Delivery terms = delivery.quote(parcel(picked, money, to, placedAt));
    List<LineMoney> delivered = withFee(picked, money, terms.fee());
    return priced(picked, delivered, terms.arrivesFrom(), terms.arrivesUntil());
  }

  private static DeliveryTerms.Parcel parcel(
      List<Picked> picked, List<LineMoney> money, Address to, Instant placedAt) {
    LocalDate ready = picked.stream().map(Picked::readyOn).reduce(Pricing::later).orElseThrow();
    Money goods = money.stream().map(LineMoney::afterCoupons).reduce(Money::plus).orElseThrow();
    long grams = picked.stream().mapToLong(Pricing::gramsOfFee).sum();
    return new DeliveryTerms.Parcel(
        picked.getFirst().cooperative(), to, grams, goods, ready, placedAt);
  }

  /** The lines with their parts of the fee, by weight and to the fen. */
  private static List<LineMoney> withFee(List<Picked> picked, List<LineMoney> money, Money fee) {
    Map<String, Long> grams = new LinkedHashMap<>();
    picked.forEach(each -> grams.put(each.lineId(), gramsOfFee(each)));
    if (fee.amount() == 0 || grams.values().stream().allMatch(weight -> weight == 0)) {
      return money;
    }
    Map<String, Long> portions = Portions.of(fee.amount(), grams);
    List<LineMoney> with = new ArrayList<>();
    for (int i = 0; i < picked.size(); i++) {
      LineMoney line = money.get(i);
      Money own = Money.cny(portions.get(picked.get(i).lineId()));
      with.add(new LineMoney(line.goods(), line.cooperativeCoupon(), line.platformCoupon(), own));
    }
    return with;
  }

  /** What of its weight the fee is asked for: nothing where its price includes delivery. */
  static long gramsOfFee(Picked picked) {
    return picked.contract().delivery() ? picked.grams() : 0;
  }

  private static Priced priced(
      List<Picked> picked, List<LineMoney> money, LocalDate from, LocalDate until) {
    List<Priced.Line> lines = new ArrayList<>();
    for (int i = 0; i < picked.size(); i++) {
      lines.add(new Priced.Line(picked.get(i), money.get(i)));
    }
    return new Priced(picked.getFirst().cooperative(), lines, from, until);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
