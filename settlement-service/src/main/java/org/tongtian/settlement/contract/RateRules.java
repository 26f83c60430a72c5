package org.tongtian.settlement.contract;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tongtian.kit.Pure;

/** Rates must be rates, and small enough to be reckoned exactly. */
final class RateRules {

  /** The common denominator of all clauses: sums of a sale of 10¹² fen stay within a long. */
  static final long LARGEST_DENOMINATOR = 4_000_000;

  private static final long LARGEST_MARKUP = 10;

  private RateRules() {}

  /** A rate is above zero, at most one, and has a denominator. */
  @Pure
  record RatesArePartsOfTheWhole() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      return Stream.concat(
              rates(clause).stream().filter(rate -> !rate.isPartOfWhole()), wrongOthers(clause))
          .map(rate -> wrong(clause, rate));
    }

    private static List<Ratio> rates(Clause clause) {
      return switch (clause) {
        case ShareOfGross share -> List.of(share.rate());
        case ShareOfNet share -> List.of(share.rate());
        case Levy levy -> List.of(levy.rate());
        case FundContribution fund when fund.rate() != null -> List.of(fund.rate());
        case InsurancePremium premium -> List.of(premium.rate());
        case TieredCommission tiered -> tiered.tiers().stream().map(Tier::rate).toList();
        case Cap cap -> List.of(cap.rate());
        case Minimum minimum -> List.of(minimum.rate());
        case Advance advance -> List.of(advance.share());
        case GuaranteedReturn guaranteed -> List.of(guaranteed.rate());
        case Dividend dividend -> List.of(dividend.byTradeVolume());
        case FundContribution _, FixedFee _, Remainder _, FloorPrice _, FundDraw _, PartClause _ ->
            List.of();
      };
    }

    /** Ratios that may be zero or more than the whole. */
    private static Stream<Ratio> wrongOthers(Clause clause) {
      return switch (clause) {
        case FloorPrice floor when !isMarkup(floor.markup()) -> Stream.of(floor.markup());
        case Dividend dividend when !isPart(dividend.reserveRate()) ->
            Stream.of(dividend.reserveRate());
        case InsurancePremium premium ->
            premium.covers().stream()
                .map(Cover::benefit)
                .filter(benefit -> !benefit.isPartOfWhole());
        default -> Stream.empty();
      };
    }

    private static boolean isMarkup(Ratio markup) {
      return markup.isNotNegative() && !markup.isOver(new Ratio(LARGEST_MARKUP, 1));
    }

    private static boolean isPart(Ratio rate) {
      return rate.isNotNegative() && !rate.isOver(new Ratio(1, 1));
    }

    private static Breach wrong(Clause clause, Ratio rate) {
      return Breach.ofClause(
          "contract.rate_invalid", clause, rate.numerator() + "/" + rate.denominator());
    }
  }

  /** Tiers begin at nothing, and each begins after the one before. */
  @Pure
  record TiersAscendFromZero() implements ClauseRule {
    @Override
    public Stream<Breach> breaches(Clause clause, ContractTerms terms) {
      if (!(clause instanceof TieredCommission tiered)) {
        return Stream.empty();
      }
      return IntStream.range(0, tiered.tiers().size())
          .filter(place -> !ascends(tiered.tiers(), place))
          .mapToObj(
              place ->
                  Breach.ofField(
                      "contract.tiers_not_ascending", clause, "tiers[" + place + "].from"));
    }

    private static boolean ascends(List<Tier> tiers, int place) {
      long from = tiers.get(place).from();
      return place == 0 ? from == 0 : from > tiers.get(place - 1).from();
    }
  }

  /** A net amount is what ordinary clauses before leave, each named once. */
  @Pure
  record NetIsOfClausesBefore() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      for (ShareOfNet share : ContractRules.clauses(terms, ShareOfNet.class)) {
        for (int i = 0; i < share.netOf().size(); i++) {
          int no = share.netOf().get(i);
          if (!isBefore(terms, no, share) || share.netOf().indexOf(no) != i) {
            return Optional.of(
                Breach.ofField("contract.net_of_wrong", share, "netOf[" + i + "]", no));
          }
        }
      }
      return Optional.empty();
    }

    private static boolean isBefore(ContractTerms terms, int no, ShareOfNet share) {
      return no < share.no()
          && terms.clauses().stream()
              .anyMatch(
                  each ->
                      each.no() == no
                          && each instanceof OrdinaryClause
                          && !(each instanceof Remainder));
    }
  }

  /** The common denominator stays small enough for exact arithmetic on large sums. */
  @Pure
  record DenominatorsStaySmall() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      CommonDenominator common = new CommonDenominator();
      for (Clause clause : terms.clauses()) {
        if (common.add(clause).compareTo(BigInteger.valueOf(LARGEST_DENOMINATOR)) > 0) {
          return Optional.of(
              Breach.ofClause("contract.denominator_too_large", clause, LARGEST_DENOMINATOR));
        }
      }
      return Optional.empty();
    }
  }

  /** Nobody is promised more than the same contract allows them. */
  @Pure
  record CapsAreNotBelowMinimums() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      for (Cap cap : ContractRules.clauses(terms, Cap.class)) {
        for (Minimum minimum : ContractRules.clauses(terms, Minimum.class)) {
          if (minimum.payee().equals(cap.party()) && minimum.rate().isOver(cap.rate())) {
            return Optional.of(Breach.ofClause("contract.cap_below_minimum", cap, minimum.no()));
          }
        }
      }
      return Optional.empty();
    }
  }
}
