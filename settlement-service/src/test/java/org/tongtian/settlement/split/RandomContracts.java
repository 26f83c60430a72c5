package org.tongtian.settlement.split;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.tongtian.api.party.Party;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.CommonDenominator;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;
import org.tongtian.settlement.contract.Levy;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/** Contracts of random shape that keep all contract rules. */
final class RandomContracts {

  private static final long[] FEW = {100, 20, 7, 3};
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

  /** Clauses of every kind that splits a sale; bounds and floors among those who are paid. */
  static ContractTerms ofAllKinds(RandomGenerator random) {
    while (true) {
      ContractTerms terms = maybe(random);
      if (CommonDenominator.of(terms.clauses()) <= 1_000_000) {
        return terms;
      }
    }
  }

  private static ContractTerms maybe(RandomGenerator random) {
    Samples samples = new Samples();
    List<String> ids = samples.parties().stream().map(Party::id).toList();
    int ordinary = random.nextInt(3, 9);
    int remainder = random.nextInt(ordinary);
    long denominator = FEW[random.nextInt(FEW.length)];
    List<Clause> list = new ArrayList<>();
    List<String> paid = new ArrayList<>();
    for (int no = 1; no <= ordinary; no++) {
      String payee = ids.get(random.nextInt(ids.size()));
      paid.add(payee);
      Clause anything =
          random.nextBoolean()
              ? clause(no, payee, denominator, ordinary, random)
              : other(no, payee, list, denominator, ordinary, random);
      list.add(no == remainder + 1 ? new Remainder(no, payee) : anything);
    }
    paid = new ArrayList<>(paid.stream().distinct().toList());
    int adjusting = paid.size() < 2 ? 0 : random.nextInt(4);
    for (int no = ordinary + 1; no <= ordinary + adjusting; no++) {
      Collections.shuffle(paid, Random.from(random));
      list.add(adjusting(no, paid, samples.fund.id(), random));
    }
    return samples.terms(list.toArray(Clause[]::new));
  }

  private static Clause other(
      int no,
      String payee,
      List<Clause> before,
      long denominator,
      int clauses,
      RandomGenerator random) {
    long largest = Math.max(1, denominator * 9 / 10 / clauses);
    Ratio rate = new Ratio(random.nextLong(1, largest + 1), denominator);
    Ratio higher = new Ratio(random.nextLong(1, largest + 1), denominator);
    return switch (random.nextInt(8)) {
      case 0 -> new Levy(no, payee, rate, new Text("手艺", "craft"));
      case 1 -> new FundContribution(no, payee, rate, null, null);
      case 2 -> new FundContribution(no, payee, null, Money.cny(random.nextLong(1, 9)), "JIN");
      case 3 ->
          new InsurancePremium(
              no, payee, rate, List.of(new Cover(InsuredCause.DISASTER, rate, null)));
      case 4 ->
          new TieredCommission(
              no,
              payee,
              random.nextBoolean() ? VolumeMeasure.ORDERS : VolumeMeasure.VALUE,
              List.of(new Tier(0, rate), new Tier(random.nextLong(1, 40_000), higher)),
              random.nextInt(4) == 0);
      case 5 -> new FixedFee(no, payee, Money.cny(random.nextLong(1, 20)), FeeBasis.KILO, null);
      case 6 ->
          new FixedFee(no, payee, Money.cny(random.nextLong(1, 20)), FeeBasis.ACCEPTED, "JIN", "A");
      default -> {
        List<Integer> netOf =
            before.stream()
                .filter(clause -> !(clause instanceof Remainder))
                .map(Clause::no)
                .toList();
        yield netOf.isEmpty()
            ? new FixedFee(no, payee, Money.cny(7), FeeBasis.LEG, null)
            : new ShareOfNet(no, payee, rate, netOf);
      }
    };
  }

  private static Clause adjusting(
      int no, List<String> shuffled, String fund, RandomGenerator random) {
    String payee = shuffled.getFirst();
    List<String> payers =
        new ArrayList<>(shuffled.subList(1, random.nextInt(2, shuffled.size() + 1)));
    Ratio rate = Ratio.percent(random.nextLong(1, 60));
    return switch (random.nextInt(3)) {
      case 0 -> new Cap(no, payers.getFirst(), rate, payee);
      case 1 -> new Minimum(no, payee, rate, payers);
      default -> {
        if (!payee.equals(fund) && !payers.contains(fund)) {
          payers.add(fund);
        }
        yield new FloorPrice(
            no,
            payee,
            "JIN",
            Money.cny(random.nextLong(1, 5_000)),
            Ratio.percent(random.nextLong(0, 30)),
            payers);
      }
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

  /** A sale that any clause can find something in. */
  static Sale richSale(ContractTerms terms, long least, RandomGenerator random) {
    String host = terms.parties().get(random.nextInt(terms.parties().size())).id();
    return new Sale(
        random.nextLong(least, 1_000_000),
        random.nextLong(1, 50_000),
        "JIN",
        random.nextBoolean() ? "A" : "B",
        random.nextInt(3) == 0 ? null : host,
        random.nextInt(1, 4),
        random.nextBoolean() ? null : random.nextLong(1, 4_000),
        YearMonth.of(2026, random.nextInt(1, 4)));
  }

  /** A sale that may be as small as one fen. */
  static Sale anySale(RandomGenerator random) {
    long largest = random.nextBoolean() ? 200 : 1_000_000;
    return Sale.of(random.nextLong(1, largest + 1), random.nextLong(1, 50_000));
  }
}
