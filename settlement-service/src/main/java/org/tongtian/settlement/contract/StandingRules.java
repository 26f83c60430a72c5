package org.tongtian.settlement.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** Rules of clauses that act outside of the single sale. */
final class StandingRules {

  private static final int MOST_DAYS = 366;

  private StandingRules() {}

  /**
   * A guaranteed return is backed by a fund, or by a reserve of at least one year's return that a
   * co-operative or the platform states; not by both and not by nothing (promise S5).
   */
  @Pure
  record GuaranteesAreFunded() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      return ContractRules.clauses(terms, GuaranteedReturn.class).stream()
          .filter(clause -> !isFunded(clause, terms))
          .findFirst()
          .map(clause -> Breach.ofClause("contract.guarantee_unfunded", clause));
    }

    private static boolean isFunded(GuaranteedReturn clause, ContractTerms terms) {
      if ((clause.fundedBy() == null) == (clause.reserve() == null)) {
        return false;
      }
      if (clause.fundedBy() != null) {
        return true;
      }
      PartyKind kind = terms.party(clause.guarantor()).map(Party::kind).orElseThrow();
      ExactSum year = ExactSum.ZERO.plus(clause.rate(), clause.capital().amount());
      return List.of(PartyKind.COOPERATIVE, PartyKind.PLATFORM).contains(kind)
          && !year.isOver(new Ratio(1, 1), clause.reserve().amount());
    }
  }

  /** At least 60 % by trade volume (Farmers' Co-operatives Law 2017, article 44). */
  @Pure
  record DividendsFollowTradeVolume() implements ContractRule {

    private static final Ratio LEAST = Ratio.percent(60);

    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      return ContractRules.clauses(terms, Dividend.class).stream()
          .filter(clause -> LEAST.isOver(clause.byTradeVolume()))
          .findFirst()
          .map(clause -> Breach.ofField("contract.dividend_under_60", clause, "byTradeVolume"));
    }
  }

  /** A claim is at most what a month allows; a cycle has days, and what is kept is yuan. */
  @Pure
  record DrawsAndAdvancesAreBounded() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      return switch (clause) {
        case FundDraw draw when draw.mostPerClaim().amount() > draw.mostPerMonth().amount() ->
            Stream.of(Breach.ofField("contract.draw_limits_wrong", draw, "mostPerClaim"));
        case Advance advance -> breaches(advance);
        default -> Stream.empty();
      };
    }

    private static Stream<Breach> breaches(Advance advance) {
      List<Breach> found = new ArrayList<>();
      if (advance.cycleDays() < 1 || advance.cycleDays() > MOST_DAYS) {
        found.add(Breach.ofField("contract.cycle_wrong", advance, "cycleDays"));
      }
      if (!isKept(advance.keptMinimum())) {
        found.add(Breach.ofField("contract.kept_wrong", advance, "keptMinimum"));
      }
      return found.stream();
    }

    private static boolean isKept(Money kept) {
      return kept.amount() == 0 ? kept.currency().equals(Money.CNY) : AmountRules.isSound(kept);
    }
  }
}
