package org.tongtian.settlement.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** Amounts must be yuan that a contract can mean. */
final class AmountRules {

  private static final long MOST_UNITS = 1_000_000;

  private AmountRules() {}

  static boolean isSound(Money money) {
    return money.currency().equals(Money.CNY)
        && money.amount() > 0
        && money.amount() <= ContractRules.LARGEST_AMOUNT;
  }

  /** Fees, floors, limits, the smallest sale and the field price are amounts of yuan above zero. */
  @Pure
  record AmountsAreYuanAboveZero() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      for (Clause clause : terms.clauses()) {
        if (!amounts(clause).stream().allMatch(AmountRules::isSound)) {
          return Optional.of(Breach.ofClause("contract.fee_invalid", clause));
        }
      }
      SmallestSale smallest = terms.smallestSale();
      if (smallest != null && !isSound(smallest)) {
        return Optional.of(Breach.of("contract.smallest_sale_invalid", "smallestSale"));
      }
      if (terms.fieldPrice() != null && !AmountRules.isSound(terms.fieldPrice())) {
        return Optional.of(Breach.of("contract.field_price_invalid", "fieldPrice"));
      }
      return Optional.empty();
    }

    private static boolean isSound(SmallestSale smallest) {
      return smallest.units() >= 1
          && smallest.units() <= MOST_UNITS
          && smallest.amount() != null
          && AmountRules.isSound(smallest.amount())
          && (smallest.unit() == null || Weight.isWeight(smallest.unit()));
    }

    private static List<Money> amounts(Clause clause) {
      return switch (clause) {
        case FixedFee fee -> List.of(fee.fee());
        case FundContribution fund when fund.fee() != null -> List.of(fund.fee());
        case FloorPrice floor -> List.of(floor.floor());
        case FundDraw draw -> List.of(draw.mostPerClaim(), draw.mostPerMonth());
        case GuaranteedReturn guaranteed when guaranteed.reserve() != null ->
            List.of(guaranteed.capital(), guaranteed.reserve());
        case GuaranteedReturn guaranteed -> List.of(guaranteed.capital());
        case CouponBearing coupon when coupon.reserve() != null -> List.of(coupon.reserve());
        default -> List.of();
      };
    }
  }

  /** Each cause is covered once, and price and delay say from when on. */
  @Pure
  record CoversSayWhenTheyPay() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      List<Breach> found = new ArrayList<>();
      if (clause instanceof InsurancePremium premium) {
        Set<InsuredCause> seen = EnumSet.noneOf(InsuredCause.class);
        for (int i = 0; i < premium.covers().size(); i++) {
          Cover cover = premium.covers().get(i);
          if (!seen.add(cover.cause()) || !hasRightThreshold(cover)) {
            found.add(Breach.ofField("contract.cover_wrong", premium, "covers[" + i + "]"));
          }
        }
      }
      return found.stream();
    }

    private static boolean hasRightThreshold(Cover cover) {
      return cover.cause() == InsuredCause.DISASTER
          ? cover.threshold() == null
          : cover.threshold() != null
              && cover.threshold() > 0
              && cover.threshold() <= ContractRules.LARGEST_AMOUNT;
    }
  }
}
