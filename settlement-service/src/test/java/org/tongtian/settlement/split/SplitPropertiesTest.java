package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

class SplitPropertiesTest {

  private static final int CASES = 400;
  private static final int SALES = 200;

  /** Below this every clause of a random contract asks for a fen or more. */
  private static final long ORDINARY = 20_000;

  @Test
  void everyFenOfEverySaleGoesToSomebodyAndNobodyPays() {
    Replayable.cases(
        CASES,
        random -> {
          Splitter splitter = Splitter.of(RandomContracts.next(random));
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Sale sale = RandomContracts.anySale(random);
            Split split = splitter.split(sale, carry);
            assertThat(SplitterTest.amounts(split)).allMatch(amount -> amount >= 0);
            assertThat(SplitterTest.amounts(split).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(sale.gross());
            carry = split.carry();
          }
        });
  }

  @Test
  void everyPartyStaysWithinAFenOfItsExactEntitlement() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.next(random);
          Splitter splitter = Splitter.of(terms);
          ExactLedger exact = new ExactLedger(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Sale sale = ordinarySale(random);
            Split split = splitter.split(sale, carry);
            exact.add(sale, split);
            assertThat(exact.everybodyIsWithin(1)).as("sale %s of %s", sale, terms).isTrue();
            carry = split.carry();
          }
        });
  }

  @Test
  void tinySalesMayLagAndOrdinaryOnesCatchUp() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.next(random);
          Splitter splitter = Splitter.of(terms);
          ExactLedger exact = new ExactLedger(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Sale tiny = Sale.of(random.nextLong(1, 60), random.nextLong(1, 3_000));
            Split split = splitter.split(tiny, carry);
            exact.add(tiny, split);
            assertThat(exact.everybodyIsWithin(2)).as("sale %s of %s", tiny, terms).isTrue();
            carry = split.carry();
          }
          Sale sale = ordinarySale(random);
          exact.add(sale, splitter.split(sale, carry));
          assertThat(exact.everybodyIsWithin(1)).isTrue();
        });
  }

  @Test
  void orderOfListingMeansNothing() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.next(random);
          ContractTerms shuffled = RandomContracts.shuffled(terms, random);
          assertThat(shuffled.hash()).isEqualTo(terms.hash());
          List<Sale> sales = sales(random);
          assertThat(run(shuffled, sales)).isEqualTo(run(terms, sales));
        });
  }

  @Test
  void sameSalesGiveTheSamePostings() {
    Replayable.cases(
        50,
        random -> {
          ContractTerms terms = RandomContracts.next(random);
          List<Sale> sales = sales(random);
          assertThat(run(terms, sales)).isEqualTo(run(terms, sales));
        });
  }

  @Test
  void explanationArithmeticEqualsThePosting() {
    Pattern share =
        Pattern.compile("([\\d.]+) ¥ = ([\\d.]+) × ([\\d.]+) %( − 不够付 ([\\d.]+)（.*)?,.*");
    Samples samples = new Samples();
    ContractTerms terms = samples.terms();
    Splitter splitter = Splitter.of(terms);
    Replayable.cases(
        CASES,
        random -> {
          Carry carry = splitter.noCarry();
          for (int i = 0; i < 20; i++) {
            Sale sale = RandomContracts.anySale(random);
            Split split = splitter.split(sale, carry);
            carry = split.carry();
            SplitLine line = split.lines().get(random.nextInt(6));
            Matcher said = share.matcher(Explanation.of(terms, sale, split.lines(), line).zh());
            if (said.matches()) {
              long product = fen(said.group(2)) * Long.parseLong(said.group(3)) / 100;
              long shortfall = said.group(5) == null ? 0 : fen(said.group(5));
              assertThat(fen(said.group(1)))
                  .isEqualTo(product - shortfall + line.carried())
                  .isEqualTo(line.amount());
            }
          }
        });
  }

  @Test
  void takingASaleBackLeavesNoDrift() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.next(random);
          Splitter splitter = Splitter.of(terms);
          ExactLedger kept = new ExactLedger(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Sale cancelled = ordinarySale(random);
            Split gone = splitter.split(cancelled, carry);
            carry =
                new Refunds(splitter)
                    .refund(
                        cancelled,
                        gone.lines(),
                        Refunded.NOTHING,
                        Refunded.all(cancelled),
                        gone.carry())
                    .carry();
            Sale sale = ordinarySale(random);
            Split split = splitter.split(sale, carry);
            kept.add(sale, split);
            carry = split.carry();
            assertThat(kept.everybodyIsWithin(1)).isTrue();
          }
        });
  }

  @Test
  void higherRateNeverLowersThePayeesSum() {
    Replayable.cases(
        CASES,
        random -> {
          Samples samples = new Samples();
          long lower = random.nextLong(1, 900);
          List<Sale> sales = sales(random);
          assertThat(firstPayeesSum(samples, lower + 1, sales))
              .isGreaterThanOrEqualTo(firstPayeesSum(samples, lower, sales));
        });
  }

  @Test
  void millionSalesDriftLessThanAFen() {
    long[] anyAmount = {1_000, 50_000, 1};
    assertDriftBelowAFen(anyAmount);
  }

  @Test
  void millionSalesByTheJinDriftLessThanAFenThoughTheFeeEatsTheSmallestOnes() {
    long[] jinOfSweetPotato = {1, 40, 650};
    assertDriftBelowAFen(jinOfSweetPotato);
  }

  /** A million sales of the journey's contract: from so many to so many times that many fen. */
  private static void assertDriftBelowAFen(long[] amounts) {
    ContractTerms terms = new Samples().terms();
    Splitter splitter = Splitter.of(terms);
    Replayable.cases(
        1,
        random -> {
          long[] owed = new long[terms.clauses().size()];
          long[] paid = new long[owed.length];
          Carry carry = splitter.noCarry();
          for (int i = 0; i < 1_000_000; i++) {
            long gross = random.nextLong(amounts[0], amounts[1]) * amounts[2];
            Sale sale = Sale.of(gross, 1_000);
            Split split = splitter.split(sale, carry);
            carry = split.carry();
            long[] exact = splitter.owed(sale, split.lines());
            for (int clause = 0; clause < owed.length; clause++) {
              owed[clause] += exact[clause];
              paid[clause] += split.lines().get(clause).amount();
              long drift = owed[clause] - paid[clause] * splitter.denominator();
              if (Math.abs(drift) >= splitter.denominator()) {
                throw new AssertionError("sale " + i + " of " + gross + ": " + drift);
              }
            }
          }
        });
  }

  private static long firstPayeesSum(Samples samples, long permille, List<Sale> sales) {
    ContractTerms terms =
        samples.terms(
            new ShareOfGross(1, samples.farmer.id(), new Ratio(permille, 1000)),
            new ShareOfGross(2, samples.host.id(), new Ratio(7, 100)),
            new Remainder(3, samples.cooperative.id()));
    return run(terms, sales).stream().mapToLong(split -> split.lines().getFirst().amount()).sum();
  }

  private static List<Split> run(ContractTerms terms, List<Sale> sales) {
    Splitter splitter = Splitter.of(terms);
    List<Split> splits = new ArrayList<>();
    Carry carry = splitter.noCarry();
    for (Sale sale : sales) {
      splits.add(splitter.split(sale, carry));
      carry = splits.getLast().carry();
    }
    return splits;
  }

  private static List<Sale> sales(RandomGenerator random) {
    List<Sale> sales = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sales.add(RandomContracts.anySale(random));
    }
    return sales;
  }

  private static Sale ordinarySale(RandomGenerator random) {
    return Sale.of(random.nextLong(ORDINARY, 1_000_000), random.nextLong(1_000, 50_000));
  }

  private static long fen(String yuan) {
    return Long.parseLong(yuan.replace(".", ""));
  }
}
