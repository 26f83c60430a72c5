package org.tongtian.settlement.contract;

import java.math.BigInteger;
import java.util.List;
import org.tongtian.kit.Pure;

/** So many parts of a fen are needed to reckon every clause of a contract exactly. */
@Pure
public final class CommonDenominator {

  private static final BigInteger THOUSANDTHS = BigInteger.valueOf(1000);

  private BigInteger common = BigInteger.ONE;

  /**
   * The common denominator of all clauses.
   *
   * @param clauses sorted by number, which keep all contract rules
   * @throws ArithmeticException beyond a long
   */
  public static long of(List<Clause> clauses) {
    CommonDenominator all = new CommonDenominator();
    clauses.forEach(all::add);
    return all.common.longValueExact();
  }

  /** What it is once the clause is counted in; clauses come by number. */
  BigInteger add(Clause clause) {
    switch (clause) {
      case ShareOfGross share -> add(share.rate());
      case Levy levy -> add(levy.rate());
      case InsurancePremium premium -> add(premium.rate());
      case FundContribution fund when fund.rate() != null -> add(fund.rate());
      case FundContribution _ -> add(THOUSANDTHS);
      case FixedFee fee -> addFee(fee);
      case ShareOfNet share -> add(common.multiply(BigInteger.valueOf(share.rate().denominator())));
      case TieredCommission tiered -> tiered.tiers().forEach(tier -> add(tier.rate()));
      case Cap cap -> add(cap.rate());
      case Minimum minimum -> add(minimum.rate());
      case FloorPrice floor ->
          add(THOUSANDTHS.multiply(BigInteger.valueOf(floor.markup().denominator())));
      case Remainder _ -> {
        // Takes what is left, which is exact already.
      }
      case PartClause _ -> {
        // Whole fen beside the price.
      }
      case StandingClause _ -> {
        // Splits no sale.
      }
    }
    return common;
  }

  private void addFee(FixedFee fee) {
    if (fee.per() != FeeBasis.ORDER && fee.per() != FeeBasis.LEG) {
      add(THOUSANDTHS);
    }
  }

  private void add(Ratio rate) {
    add(BigInteger.valueOf(rate.denominator()));
  }

  private void add(BigInteger of) {
    common = common.divide(common.gcd(of)).multiply(of);
  }
}
