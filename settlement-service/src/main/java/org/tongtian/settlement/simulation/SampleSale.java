package org.tongtian.settlement.simulation;

import java.util.Optional;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.SmallestSale;

/**
 * A sale to show a draft by.
 *
 * @param gross list price of the goods
 * @param quantity how much is sold, above zero
 * @param unit code of the unit
 * @param cooperativeCoupon what the co-operative's coupon takes off, null for nothing
 * @param platformCoupon what the platform's coupon takes off, null for nothing
 * @param delivery the delivery fee, null for nothing
 */
record SampleSale(
    Money gross,
    Quantity quantity,
    String unit,
    Money cooperativeCoupon,
    Money platformCoupon,
    Money delivery) {

  private static final long LARGEST = 1_000_000_000;

  /** Refuses a sale that nobody could make. */
  SampleSale checked() {
    boolean isYuan =
        gross != null
            && gross.currency().equals(Money.CNY)
            && gross.amount() > 0
            && gross.amount() <= LARGEST;
    if (!isYuan) {
      throw Refusal.invalid("request.field_invalid", "sample.gross", "sample.gross");
    }
    if (quantity == null || !quantity.isPositive() || quantity.thousandths() > LARGEST) {
      throw Refusal.invalid("request.field_invalid", "sample.quantity", "sample.quantity");
    }
    if (unit == null || Unit.byCode(unit).isEmpty()) {
      throw Refusal.invalid("request.field_invalid", "sample.unit", "sample.unit");
    }
    requirePart(cooperativeCoupon, "sample.cooperativeCoupon");
    requirePart(platformCoupon, "sample.platformCoupon");
    requirePart(delivery, "sample.delivery");
    if (beside().coupons() > gross.amount()) {
      throw Refusal.invalid(
          "request.field_invalid", "sample.platformCoupon", "sample.platformCoupon");
    }
    return this;
  }

  /** What it has beside the list price. */
  BesidePrice beside() {
    return BesidePrice.of(fen(cooperativeCoupon), fen(platformCoupon), fen(delivery));
  }

  private static long fen(Money part) {
    return part == null ? 0 : part.amount();
  }

  private static void requirePart(Money part, String field) {
    boolean isSound =
        part == null
            || (part.currency().equals(Money.CNY)
                && part.amount() >= 0
                && part.amount() <= LARGEST);
    if (!isSound) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }

  /** The smallest sale of the terms, where they state a sound one. */
  static Optional<SampleSale> smallestOf(ContractTerms terms) {
    SmallestSale smallest = terms.smallestSale();
    if (smallest == null || smallest.amount() == null || smallest.amount().amount() <= 0) {
      return Optional.empty();
    }
    if (smallest.units() < 1 || smallest.units() > LARGEST) {
      return Optional.empty();
    }
    String unit = smallest.unit() == null ? unitOf(terms) : smallest.unit();
    return Optional.of(
        new SampleSale(smallest.amount(), Quantity.of(smallest.units()), unit, null, null, null));
  }

  /** The unit that a clause counts by; a jin where none does. */
  private static String unitOf(ContractTerms terms) {
    return terms.clauses().stream()
        .map(SampleSale::unitOf)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Unit.JIN.code());
  }

  private static Optional<String> unitOf(Clause clause) {
    return switch (clause) {
      case FixedFee fee -> Optional.ofNullable(fee.unit());
      case FundContribution fund -> Optional.ofNullable(fund.unit());
      case FloorPrice floor -> Optional.of(floor.unit());
      default -> Optional.empty();
    };
  }
}
