package org.tongtian.settlement.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongtian.kit.problem.Refusal;

/** All rules of a contract, in the order in which they are checked (promise S1). */
final class ContractRules {

  /** The largest fee, smallest sale or field price that a contract may state: 10,000,000 ¥. */
  static final long LARGEST_AMOUNT = 1_000_000_000;

  static final List<ContractRule> ALL =
      List.of(
          new PartyRules.PartiesAreDistinct(),
          new PartyRules.EverybodyNamedIsAParty(),
          new PartyRules.PartiesAreOfTheRightKind(),
          new PartyRules.NobodyPaysThemselves(),
          new RateRules.RatesArePartsOfTheWhole(),
          new RateRules.TiersAscendFromZero(),
          new RateRules.NetIsOfClausesBefore(),
          new RateRules.DenominatorsStaySmall(),
          new ShareRules.SharesStayWithinTheWhole(),
          new ShareRules.ExactlyOneRemainder(),
          new AmountRules.AmountsAreYuanAboveZero(),
          new ShareRules.FixedFeesFitTheSmallestSale(),
          new ShareRules.SharesAndFeesFitTheSmallestSale(),
          new PartyRules.FloorsAndMinimumsHavePayers(),
          new RateRules.CapsAreNotBelowMinimums(),
          new AmountRules.CoversSayWhenTheyPay(),
          new PartRules.EachPartHasOneClause(),
          new PartRules.CouponsAreBorneByTraders(),
          new StandingRules.GuaranteesAreFunded(),
          new StandingRules.DividendsFollowTradeVolume(),
          new StandingRules.DrawsAndAdvancesAreBounded(),
          new AgreementRules.RecoveryNamesItsSources(),
          new AgreementRules.ExamplesAreComplete(),
          new ChannelRules());

  private ContractRules() {}

  /** Refuses terms that break a rule, naming the clause. */
  static void check(ContractTerms terms) {
    check(terms, List.of());
  }

  /** Refuses terms that break a rule or, then, one of the further ones. */
  static void check(ContractTerms terms, List<ContractRule> further) {
    Stream.concat(ALL.stream(), further.stream())
        .map(rule -> rule.breach(terms))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            found -> {
              throw Refusal.invalid(found.code(), found.field(), found.arguments().toArray());
            });
  }

  /** The clauses of one kind, by number. */
  static <T extends Clause> List<T> clauses(ContractTerms terms, Class<T> kind) {
    return terms.clauses().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
