package org.tongtian.settlement.governance;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.Levy;
import org.tongtian.settlement.contract.PartClause;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.StandingClause;
import org.tongtian.settlement.contract.TieredCommission;

/**
 * The most that the platform can get of a sale by a contract's clauses, in clause order: rates of
 * the gross, the highest tier, fees as a part of the smallest sale. What is left over or is moved
 * to the platform has no bound but a cap; a delivery fee has none. A cap on the platform within the
 * maximum allows them all.
 */
@Pure
final class PlatformPart {

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  private BigInteger numerator = BigInteger.ZERO;
  private BigInteger denominator = BigInteger.ONE;

  private PlatformPart() {}

  /**
   * The clause with which the platform's part can be over the maximum, empty where it never is.
   *
   * @param terms that keep all contract rules
   * @param platforms ids of the platform's parties
   * @param most hundredths of a per cent
   */
  static Optional<Clause> clauseOver(ContractTerms terms, Set<String> platforms, long most) {
    Optional<PartClause> delivery =
        terms.clauseOf(SalePart.DELIVERY).filter(fee -> platforms.contains(fee.payee()));
    if (delivery.isPresent()) {
      return Optional.of(delivery.get());
    }
    if (isCapped(terms, platforms, most)) {
      return Optional.empty();
    }
    PlatformPart part = new PlatformPart();
    for (Clause clause : terms.clauses()) {
      if (platforms.contains(clause.payee()) && !part.fitsWith(clause, terms, most)) {
        return Optional.of(clause);
      }
    }
    return Optional.empty();
  }

  private static boolean isCapped(ContractTerms terms, Set<String> platforms, long most) {
    return platforms.stream()
        .allMatch(
            platform ->
                platforms.size() == 1
                    && terms.clauses().stream()
                        .anyMatch(
                            clause ->
                                clause instanceof Cap cap
                                    && cap.party().equals(platform)
                                    && !cap.rate().isOver(new Ratio(most, WHOLE.longValue()))));
  }

  private boolean fitsWith(Clause clause, ContractTerms terms, long most) {
    switch (clause) {
      case ShareOfGross share -> add(share.rate());
      case ShareOfNet share -> add(share.rate());
      case Levy levy -> add(levy.rate());
      case InsurancePremium premium -> add(premium.rate());
      case TieredCommission tiered -> add(tiered.highestRate());
      case FundContribution fund when fund.rate() != null -> add(fund.rate());
      case FundContribution fund -> addFee(fund.fee().amount(), FeeBasis.UNIT, terms);
      case FixedFee fee -> addFee(fee.fee().amount(), fee.per(), terms);
      case Remainder _, AdjustingClause _ -> {
        return false;
      }
      case PartClause _ -> {
        // A delivery fee is looked at before; a coupon takes from the platform.
      }
      case StandingClause _ -> {
        // Takes nothing of a sale.
      }
    }
    return numerator.multiply(WHOLE).compareTo(denominator.multiply(BigInteger.valueOf(most))) <= 0;
  }

  private void add(Ratio rate) {
    add(BigInteger.valueOf(rate.numerator()), BigInteger.valueOf(rate.denominator()));
  }

  private void addFee(long fen, FeeBasis per, ContractTerms terms) {
    boolean byOrder = per == FeeBasis.ORDER || per == FeeBasis.LEG;
    long units = byOrder ? 1 : terms.smallestSale().units();
    BigInteger sum = BigInteger.valueOf(fen).multiply(BigInteger.valueOf(units));
    add(sum, BigInteger.valueOf(terms.smallestSale().amount().amount()));
  }

  private void add(BigInteger more, BigInteger of) {
    numerator = numerator.multiply(of).add(more.multiply(denominator));
    denominator = denominator.multiply(of);
  }
}
