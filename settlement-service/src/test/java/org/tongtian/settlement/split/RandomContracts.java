package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

/** Contracts of random shape that keep all contract rules. */
final class RandomContracts {

  private static final long[] DENOMINATORS = {100, 1000, 3, 7, 10_000, 128};

  private RandomContracts() {}

  /** Shares of up to nine tenths in all, perhaps fees, a remainder at a random place. */
  static ContractTerms next(RandomGenerator random) {
    Samples samples = new Samples();
    List<String> payees = samples.parties().stream().map(party -> party.id()).toList();
    int clauses = random.nextInt(2, 9);
    int remainder = random.nextInt(clauses);
    long denominator = DENOMINATORS[random.nextInt(DENOMINATORS.length)];
    List<Clause> list = new ArrayList<>();
    for (int i = 0; i < clauses; i++) {
      String payee = payees.get(random.nextInt(payees.size()));
      list.add(
          i == remainder
              ? new Remainder(i + 1, payee)
              : clause(i + 1, payee, denominator, clauses, random));
    }
    return samples.terms(list.toArray(Clause[]::new));
  }

  private static Clause clause(
      int no, String payee, long denominator, int clauses, RandomGenerator random) {
    long largest = Math.max(1, denominator * 9 / 10 / clauses);
    return switch (random.nextInt(6)) {
      case 0 -> new FixedFee(no, payee, Money.cny(random.nextLong(1, 50)), FeeBasis.ORDER, null);
      case 1 -> new FixedFee(no, payee, Money.cny(random.nextLong(1, 20)), FeeBasis.UNIT, "JIN");
      default ->
          new ShareOfGross(no, payee, new Ratio(random.nextLong(1, largest + 1), denominator));
    };
  }

  /** The same clauses, listed in another order. */
  static ContractTerms shuffled(ContractTerms terms, RandomGenerator random) {
    List<Clause> clauses = new ArrayList<>(terms.clauses());
    Collections.shuffle(clauses, Random.from(random));
    List<Party> parties = new ArrayList<>(terms.parties());
    Collections.shuffle(parties, Random.from(random));
    return new ContractTerms(
        terms.contractId(),
        terms.version(),
        terms.title(),
        terms.effectiveFrom(),
        parties,
        terms.smallestSale(),
        terms.fieldPrice(),
        clauses);
  }

  /** A sale that may be as small as one fen. */
  static Sale anySale(RandomGenerator random) {
    long largest = random.nextBoolean() ? 200 : 1_000_000;
    return Sale.of(random.nextLong(1, largest + 1), random.nextLong(1, 50_000));
  }
}
