package org.tongtian.settlement.contract;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongtian.api.party.Party;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/** All rules of a contract, in the order in which they are checked (promise S1). */
final class ContractRules {

  /** The largest denominator of a rate, and of all rates together: sums stay within a long. */
  static final long LARGEST_DENOMINATOR = 1_000_000;

  /** The largest fee, smallest sale or field price that a contract may state: 10,000,000 ¥. */
  static final long LARGEST_AMOUNT = 1_000_000_000;

  static final List<ContractRule> ALL =
      List.of(
          new PartiesAreDistinct(),
          new PayeesAreParties(),
          new RatesArePartsOfTheWhole(),
          new SharesStayWithinTheWhole(),
          new DenominatorsStaySmall(),
          new ExactlyOneRemainder(),
          new AmountsAreYuanAboveZero(),
          new FixedFeesFitTheSmallestSale());

  private ContractRules() {}

  /** Refuses terms that break a rule, naming the clause. */
  static void check(ContractTerms terms) {
    for (ContractRule rule : ALL) {
      Optional<ContractRule.Breach> breach = rule.breach(terms);
      if (breach.isPresent()) {
        ContractRule.Breach found = breach.get();
        throw Refusal.invalid(found.code(), found.field(), found.arguments().toArray());
      }
    }
  }

  /** Each party is named once and by an id. */
  record PartiesAreDistinct() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      Set<String> seen = new HashSet<>();
      for (Party party : terms.parties()) {
        if (party.id().isBlank() || party.id().length() > 64 || !seen.add(party.id())) {
          return Optional.of(Breach.of("contract.party_repeated", "parties", party.id()));
        }
      }
      return Optional.empty();
    }
  }

  /** Nobody is paid who does not sign. */
  @Pure
  record PayeesAreParties() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      return terms.clauses().stream()
          .filter(clause -> terms.party(clause.payee()).isEmpty())
          .findFirst()
          .map(clause -> Breach.ofClause("contract.payee_not_party", clause));
    }
  }

  /** A rate is above zero, at most one, and has a denominator. */
  @Pure
  record RatesArePartsOfTheWhole() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      return shares(terms).stream()
          .filter(share -> !share.rate().isPartOfWhole())
          .findFirst()
          .map(
              share ->
                  Breach.ofClause(
                      "contract.rate_invalid",
                      share,
                      share.rate().numerator() + "/" + share.rate().denominator()));
    }
  }

  /** All shares together are at most the whole; names the clause that goes over it. */
  @Pure
  record SharesStayWithinTheWhole() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      BigInteger numerator = BigInteger.ZERO;
      BigInteger denominator = BigInteger.ONE;
      for (ShareOfGross share : shares(terms)) {
        BigInteger of = BigInteger.valueOf(share.rate().denominator());
        numerator =
            numerator
                .multiply(of)
                .add(BigInteger.valueOf(share.rate().numerator()).multiply(denominator));
        denominator = denominator.multiply(of);
        if (numerator.compareTo(denominator) > 0) {
          return Optional.of(Breach.ofClause("contract.shares_over_whole", share));
        }
      }
      return Optional.empty();
    }
  }

  /** The common denominator stays small enough for exact arithmetic on large sums. */
  @Pure
  record DenominatorsStaySmall() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      BigInteger common = BigInteger.ONE;
      for (ShareOfGross share : shares(terms)) {
        BigInteger of = BigInteger.valueOf(share.rate().denominator());
        common = common.divide(common.gcd(of)).multiply(of);
        if (common.compareTo(BigInteger.valueOf(LARGEST_DENOMINATOR)) > 0) {
          return Optional.of(
              Breach.ofClause("contract.denominator_too_large", share, LARGEST_DENOMINATOR));
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
      List<Clause> owners =
          terms.clauses().stream().filter(clause -> clause instanceof Remainder).toList();
      return switch (owners.size()) {
        case 0 -> Optional.of(Breach.of("contract.remainder_missing", "clauses"));
        case 1 -> Optional.empty();
        default -> Optional.of(Breach.ofClause("contract.remainder_twice", owners.get(1)));
      };
    }
  }

  /** Fees, the smallest sale and the field price are amounts of yuan above zero. */
  @Pure
  record AmountsAreYuanAboveZero() implements ContractRule {
    @Override
    public Optional<Breach> breach(ContractTerms terms) {
      for (FixedFee fee : fees(terms)) {
        if (!isSound(fee.fee())) {
          return Optional.of(Breach.ofClause("contract.fee_invalid", fee));
        }
      }
      SmallestSale smallest = terms.smallestSale();
      if (smallest != null
          && (smallest.units() < 1
              || smallest.units() > LARGEST_DENOMINATOR
              || smallest.amount() == null
              || !isSound(smallest.amount()))) {
        return Optional.of(Breach.of("contract.smallest_sale_invalid", "smallestSale"));
      }
      if (terms.fieldPrice() != null && !isSound(terms.fieldPrice())) {
        return Optional.of(Breach.of("contract.field_price_invalid", "fieldPrice"));
      }
      return Optional.empty();
    }

    private static boolean isSound(Money money) {
      return money.currency().equals(Money.CNY)
          && money.amount() > 0
          && money.amount() <= LARGEST_AMOUNT;
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
      for (FixedFee fee : fees(terms)) {
        if (terms.smallestSale() == null) {
          return Optional.of(Breach.ofClause("contract.smallest_sale_missing", fee));
        }
        long times = fee.per() == FeeBasis.ORDER ? 1 : terms.smallestSale().units();
        sum = Math.addExact(sum, Math.multiplyExact(fee.fee().amount(), times));
        if (sum > terms.smallestSale().amount().amount()) {
          return Optional.of(
              Breach.ofClause(
                  "contract.fees_over_smallest_sale",
                  fee,
                  terms.smallestSale().amount().inMajorUnits()));
        }
      }
      return Optional.empty();
    }
  }

  private static List<ShareOfGross> shares(ContractTerms terms) {
    return terms.clauses().stream()
        .filter(ShareOfGross.class::isInstance)
        .map(ShareOfGross.class::cast)
        .toList();
  }

  private static List<FixedFee> fees(ContractTerms terms) {
    return terms.clauses().stream()
        .filter(FixedFee.class::isInstance)
        .map(FixedFee.class::cast)
        .toList();
  }
}
