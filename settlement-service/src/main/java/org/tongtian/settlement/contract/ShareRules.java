package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;

/** What ordinary clauses ask for together must be there. */
final class ShareRules {

  private static final Ratio WHOLE = new Ratio(1, 1);

  private ShareRules() {}

  /** All shares together are at most the whole; names the clause that goes over it. */
  @Pure
  record SharesStayWithinTheWhole() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      ExactSum sum = ExactSum.ZERO;
      for (OrdinaryClause clause : ordinary(terms)) {
        sum = sum.plus(OrdinaryAsk.of(clause, null).rate(), 1);
        if (sum.isOver(WHOLE, 1)) {
          return Optional.of(Breach.ofClause("contract.shares_over_whole", clause));
        }
      }
      return Optional.empty();
    }
  }

  /** What the clauses leave belongs to one party, so that not one fen is left over. */
  @Pure
  record ExactlyOneRemainder() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      List<Remainder> owners = ContractRules.clauses(terms, Remainder.class);
      return switch (owners.size()) {
        case 0 -> Optional.of(Breach.of("contract.remainder_missing", "clauses"));
        case 1 -> Optional.empty();
        default -> Optional.of(Breach.ofClause("contract.remainder_twice", owners.get(1)));
      };
    }
  }

  /**
   * All fixed fees of the smallest sale that the contract names are at most its amount; names the
   * clause that goes over it.
   */
  @Pure
  record FixedFeesFitTheSmallestSale() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      long sum = 0;
      for (OrdinaryClause clause : ordinary(terms)) {
        OrdinaryAsk ask = OrdinaryAsk.of(clause, terms.smallestSale());
        if (ask.isFee() && terms.smallestSale() == null) {
          return Optional.of(Breach.ofClause("contract.smallest_sale_missing", clause));
        }
        sum = Math.addExact(sum, ask.fee());
        if (ask.isFee() && sum > terms.smallestSale().amount().amount()) {
          return Optional.of(
              Breach.ofClause(
                  "contract.fees_over_smallest_sale",
                  clause,
                  terms.smallestSale().amount().inMajorUnits()));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * All shares (tiers by their highest rate) and fixed fees of the smallest sale together are at
   * most its amount; names the clause that goes over it.
   */
  @Pure
  record SharesAndFeesFitTheSmallestSale() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      if (terms.smallestSale() == null) {
        return Optional.empty();
      }
      long amount = terms.smallestSale().amount().amount();
      ExactSum sum = ExactSum.ZERO;
      for (OrdinaryClause clause : ordinary(terms)) {
        OrdinaryAsk ask = OrdinaryAsk.of(clause, terms.smallestSale());
        sum = sum.plus(ask.rate(), amount).plus(WHOLE, ask.fee());
        if (sum.isOver(WHOLE, amount)) {
          return Optional.of(
              Breach.ofClause(
                  "contract.shares_and_fees_over_smallest_sale",
                  clause,
                  terms.smallestSale().amount().inMajorUnits()));
        }
      }
      return Optional.empty();
    }
  }

  private static List<OrdinaryClause> ordinary(ContractTerms terms) {
    return ContractRules.clauses(terms, OrdinaryClause.class);
  }
}
