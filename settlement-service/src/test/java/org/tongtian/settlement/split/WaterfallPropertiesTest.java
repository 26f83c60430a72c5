package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.PartyKind;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;
import org.tongtian.settlement.split.Refunds.Refund;

/** What must hold for contracts of every kind of clause. */
class WaterfallPropertiesTest {

  private static final int CASES = 400;
  private static final int SALES = 60;
  private static final long LARGE = 300_000;

  @Test
  void everyFenGoesToSomebodyAndNobodyPaysMoreThanIsThere() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.ofAllKinds(random);
          Splitter splitter = Splitter.of(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Map<String, Long> available = balance(terms, random);
            Sale sale = RandomContracts.richSale(terms, 1, random);
            Split split = splitter.split(sale, carry, available);
            assertThat(sum(split.lines())).isEqualTo(sale.gross());
            totals(split.lines())
                .forEach(
                    (party, total) ->
                        assertThat(total)
                            .as("%s of %s by %s", party, sale, terms.clauses())
                            .isGreaterThanOrEqualTo(-available.getOrDefault(party, 0L)));
            carry = split.carry();
          }
        });
  }

  @Test
  void everyPartyStaysWithinAFenOfItsExactEntitlement() {
    long[] checked = new long[1];
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.ofAllKinds(random);
          Splitter splitter = Splitter.of(terms);
          ExactLedger exact = new ExactLedger(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Map<String, Long> available = balance(terms, random);
            Sale sale = RandomContracts.richSale(terms, LARGE, random);
            Split split = splitter.split(sale, carry, available);
            if (exact.add(sale, split, available)) {
              checked[0]++;
              assertThat(exact.everybodyIsWithin(1)).as("%s by %s", sale, terms.clauses()).isTrue();
            }
            assertThat(exact.everybodyIsWithin(3)).as("%s by %s", sale, terms.clauses()).isTrue();
            carry = split.carry();
          }
        });
    assertThat(checked[0]).isPositive();
  }

  @Test
  void orderOfListingMeansNothingAndTheLinesAloneSayWhatWasOwed() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.ofAllKinds(random);
          Splitter splitter = Splitter.of(terms);
          Splitter shuffled = Splitter.of(RandomContracts.shuffled(terms, random));
          Carry carry = splitter.noCarry();
          for (int i = 0; i < SALES; i++) {
            Map<String, Long> available = balance(terms, random);
            Sale sale = RandomContracts.richSale(terms, 1, random);
            Split split = splitter.split(sale, carry, available);
            assertThat(shuffled.split(sale, carry, available)).isEqualTo(split);
            long[] owed = splitter.owed(sale, split.lines());
            for (int line = 0; line < owed.length; line++) {
              SplitLine each = split.lines().get(line);
              assertThat(owed[line] / splitter.denominator() + each.carried())
                  .isEqualTo(each.amount());
            }
            carry = split.carry();
          }
        });
  }

  @Test
  void partialRefundsInAnyOrderAreOneAndAFullOneUndoesTheSale() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.ofAllKinds(random);
          Splitter splitter = Splitter.of(terms);
          Refunds refunds = new Refunds(splitter);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < 10; i++) {
            Sale sale = RandomContracts.richSale(terms, 4, random);
            Split split = splitter.split(sale, carry, balance(terms, random));
            Refund once =
                refunds.refund(
                    sale, split.lines(), Refunded.NOTHING, Refunded.all(sale), split.carry());
            assertThat(amounts(once.lines())).isEqualTo(amounts(split.lines()));
            assertThat(once.carry().progress()).allMatch(each -> each.measured() >= 0);
            assertInParts(refunds, sale, split, random);
            carry = split.carry();
          }
        });
  }

  @Test
  void partialRefundGivesTheVolumeOfTheMonthBackByAsMuch() {
    Samples samples = new Samples();
    Ratio high = Ratio.percent(8);
    Ratio low = Ratio.percent(5);
    List<Tier> byValue = List.of(new Tier(0, high), new Tier(10_000, low));
    List<Tier> byOrders = List.of(new Tier(0, high), new Tier(1, low));
    Splitter splitter =
        Splitter.of(
            samples.terms(
                new TieredCommission(1, samples.host.id(), VolumeMeasure.VALUE, byValue, false),
                new TieredCommission(
                    2, samples.platform.id(), VolumeMeasure.ORDERS, byOrders, false),
                new Remainder(3, samples.cooperative.id())));
    Sale sale = Sale.of(10_000, 1_000);
    Split first = splitter.split(sale, splitter.noCarry());
    Refund part =
        new Refunds(splitter)
            .refund(sale, first.lines(), Refunded.NOTHING, goods(4_000), first.carry());
    Split second = splitter.split(sale, part.carry());
    assertThat(second.lines().get(0).basis()).as("fen in the month").isEqualTo(6_000);
    assertThat(second.lines().get(0).amount()).isEqualTo(4_000 * 8 / 100 + 6_000 * 5 / 100);
    assertThat(second.lines().get(1).basis()).as("the order stays one").isEqualTo(1);
    Refund rest =
        new Refunds(splitter)
            .refund(sale, first.lines(), goods(4_000), goods(10_000), part.carry());
    assertThat(rest.carry().progress()).allMatch(each -> each.measured() == 0);
  }

  private static Refunded goods(long fen) {
    return new Refunded(fen, BesidePrice.NOTHING);
  }

  private static void assertInParts(
      Refunds refunds, Sale sale, Split split, RandomGenerator random) {
    Map<String, Long> got = totals(split.lines());
    long[] taken = new long[split.lines().size()];
    Carry carry = split.carry();
    long before = 0;
    while (before < sale.gross()) {
      long after =
          random.nextInt(4) == 0 ? sale.gross() : random.nextLong(before + 1, sale.gross() + 1);
      Refund refund = refunds.refund(sale, split.lines(), goods(before), goods(after), carry);
      assertThat(sum(refund.lines())).isEqualTo(after - before);
      for (int line = 0; line < taken.length; line++) {
        taken[line] += refund.lines().get(line).amount();
      }
      Map<String, Long> back = new HashMap<>();
      for (int line = 0; line < taken.length; line++) {
        back.merge(split.lines().get(line).payee(), taken[line], Long::sum);
      }
      back.forEach(
          (party, sum) -> assertThat(Math.abs(sum)).isLessThanOrEqualTo(Math.abs(got.get(party))));
      carry = refund.carry();
      before = after;
      Refund atOnce =
          refunds.refund(sale, split.lines(), Refunded.NOTHING, goods(after), split.carry());
      assertThat(atOnce.carry()).isEqualTo(carry);
      assertThat(amounts(atOnce.lines())).containsExactly(taken);
    }
  }

  @Test
  void explanationArithmeticEqualsThePosting() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = RandomContracts.ofAllKinds(random);
          Splitter splitter = Splitter.of(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < 10; i++) {
            Sale sale = RandomContracts.richSale(terms, 1, random);
            Split split = splitter.split(sale, carry, balance(terms, random));
            for (SplitLine line : split.lines()) {
              String said = Explanation.of(terms, sale, split.lines(), line).zh();
              assertThat(Arithmetic.fenOf(said)).as(said).isEqualTo(line.amount());
            }
            carry = split.carry();
          }
        });
  }

  @Test
  void higherMinimumNeverLowersThePayeesSum() {
    Replayable.cases(
        CASES,
        random -> {
          Samples samples = new Samples();
          long lower = random.nextLong(1, 999);
          List<Sale> sales =
              random.longs(40, 1, 100_000).mapToObj(gross -> Sale.of(gross, 1_000)).toList();
          assertThat(farmersSum(samples, lower + 1, sales))
              .isGreaterThanOrEqualTo(farmersSum(samples, lower, sales));
        });
  }

  private static long farmersSum(Samples samples, long permille, List<Sale> sales) {
    ContractTerms terms =
        samples.terms(
            new ShareOfGross(1, samples.farmer.id(), Ratio.percent(30)),
            new ShareOfGross(2, samples.host.id(), Ratio.percent(7)),
            new Remainder(3, samples.cooperative.id()),
            new Minimum(
                4,
                samples.farmer.id(),
                new Ratio(permille, 1000),
                List.of(samples.cooperative.id(), samples.host.id())));
    Splitter splitter = Splitter.of(terms);
    Carry carry = splitter.noCarry();
    long sum = 0;
    for (Sale sale : sales) {
      Split split = splitter.split(sale, carry);
      sum += totals(split.lines()).get(samples.farmer.id());
      carry = split.carry();
    }
    return sum;
  }

  private static Map<String, Long> balance(ContractTerms terms, RandomGenerator random) {
    Map<String, Long> balances = new HashMap<>();
    terms.parties().stream()
        .filter(party -> party.kind() == PartyKind.FUND)
        .forEach(fund -> balances.put(fund.id(), random.nextLong(0, 30_000)));
    return balances;
  }

  private static Map<String, Long> totals(List<SplitLine> lines) {
    Map<String, Long> totals = new HashMap<>();
    lines.forEach(line -> totals.merge(line.payee(), line.amount(), Long::sum));
    return totals;
  }

  private static long sum(List<SplitLine> lines) {
    return lines.stream().mapToLong(SplitLine::amount).sum();
  }

  private static long[] amounts(List<SplitLine> lines) {
    return lines.stream().mapToLong(SplitLine::amount).toArray();
  }
}
