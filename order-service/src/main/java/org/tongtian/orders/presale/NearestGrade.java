package org.tongtian.orders.presale;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.OrderLine;

/**
 * What is offered to a buyer for whom the harvest was too small (promise C7): of the other lots of
 * the same product, sold in the same unit, that are harvested, on sale and have the whole quantity,
 * the one whose grade is the fewest steps away; of two, the better grade, then the later harvest.
 * The price is the lower one of both lots, so that nobody pays more; a lot so cheap that the
 * deposit would pay for all of it is not offered, since nothing would be left to agree to.
 */
@Pure
final class NearestGrade {

  /** From the best to the plainest; a grade that is not among them is near to itself alone. */
  private static final List<String> GRADES = List.of("SPECIAL", "FIRST", "SECOND", "THIRD");

  private static final int NOT_NEAR = Integer.MAX_VALUE;

  private final OrderLine line;
  private final Money deposit;
  private final Instant now;

  private NearestGrade(OrderLine line, Money deposit, Instant now) {
    this.line = line;
    this.deposit = deposit;
    this.now = now;
  }

  /**
   * The lot to be offered, empty where none is near.
   *
   * @param line what was bought
   * @param lots every lot of the product
   */
  static Optional<LotOffer> of(OrderLine line, Money deposit, List<LotOffer> lots, Instant now) {
    NearestGrade rule = new NearestGrade(line, deposit, now);
    return lots.stream()
        .filter(rule::isPossible)
        .min(
            Comparator.<LotOffer>comparingInt(rule::steps)
                .thenComparingInt(lot -> GRADES.indexOf(lot.grade().code()))
                .thenComparing(LotOffer::harvestDate, Comparator.reverseOrder())
                .thenComparing(LotOffer::lotId));
  }

  /** What a unit costs then. */
  static Money unitPrice(OrderLine line, LotOffer lot) {
    return line.unitPrice().compareTo(lot.unitPrice()) <= 0 ? line.unitPrice() : lot.unitPrice();
  }

  /** What the line costs then; delivery as it was. */
  static LineMoney price(OrderLine line, LotOffer lot) {
    LineMoney before = line.money();
    return new LineMoney(
        unitPrice(line, lot).times(line.quantity()),
        before.cooperativeCoupon(),
        before.platformCoupon(),
        before.delivery());
  }

  private boolean isPossible(LotOffer lot) {
    return !lot.lotId().equals(line.goods().lotId())
        && lot.presale() == null
        && lot.unit().equals(line.goods().unit())
        && steps(lot) != NOT_NEAR
        && isOnSale(lot)
        && line.quantity().compareTo(lot.available()) <= 0
        && (lot.perBuyer() == null || line.quantity().compareTo(lot.perBuyer()) <= 0)
        && price(line, lot).afterCoupons().compareTo(deposit) > 0;
  }

  private boolean isOnSale(LotOffer lot) {
    return (lot.opensAt() == null || !now.isBefore(lot.opensAt()))
        && (lot.closesAt() == null || now.isBefore(lot.closesAt()));
  }

  private int steps(LotOffer lot) {
    if (lot.grade().code().equals(line.goods().grade().code())) {
      return 0;
    }
    int own = GRADES.indexOf(line.goods().grade().code());
    int other = GRADES.indexOf(lot.grade().code());
    return own < 0 || other < 0 ? NOT_NEAR : Math.abs(own - other);
  }
}
