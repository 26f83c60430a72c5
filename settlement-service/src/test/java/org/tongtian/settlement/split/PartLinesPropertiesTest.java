package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.api.party.PartyKind;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;
import org.tongtian.settlement.contract.CouponIssuer;
import org.tongtian.settlement.contract.DeliveryFee;

/** Coupons and delivery fees beside random contracts of all kinds. */
class PartLinesPropertiesTest {

  private static final int CASES = 300;

  @Test
  void everybodysShareOfThePriceIsWhatItWouldBeWithoutCouponsAndFees() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = withParts(RandomContracts.ofAllKinds(random), random);
          Splitter splitter = Splitter.of(terms);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < 20; i++) {
            Sale bare = RandomContracts.richSale(terms, 1, random);
            Sale sale = bare.with(beside(bare.gross(), random));
            Map<String, Long> balances = Map.of(fund(terms), random.nextLong(10_000));
            Split with = splitter.split(sale, carry, balances);
            Split without = splitter.split(bare, carry, balances);
            assertThat(with.lines().stream().filter(line -> line.part() == null).toList())
                .isEqualTo(without.lines());
            assertThat(with.carry()).isEqualTo(without.carry());
            assertThat(PartLines.in(with.lines())).isEqualTo(sale.beside());
            assertThat(sum(with.lines())).isEqualTo(sale.beside().paid(sale.gross()));
            carry = with.carry();
          }
        });
  }

  @Test
  void refundsInAnyOrderAreOneRefundAndOfEverythingTakeBackExactlyWhatWasGiven() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = withParts(RandomContracts.ofAllKinds(random), random);
          Splitter splitter = Splitter.of(terms);
          Refunds refunds = new Refunds(splitter);
          Carry carry = splitter.noCarry();
          for (int i = 0; i < 8; i++) {
            Sale bare = RandomContracts.richSale(terms, 4, random);
            Sale sale = bare.with(beside(bare.gross(), random));
            Split split = splitter.split(sale, carry, Map.of(fund(terms), random.nextLong(10_000)));
            List<Refunded> steps = steps(sale, random);
            Run first = run(refunds, sale, split, steps);
            Run other = run(refunds, sale, split, steps.reversed());
            assertThat(other).isEqualTo(first);
            assertThat(first.taken()).isEqualTo(amounts(split.lines()));
            carry = first.carry();
          }
        });
  }

  @Test
  void whatIsKeptAndWhatIsTakenAreTheWhole() {
    Replayable.cases(
        CASES,
        random -> {
          ContractTerms terms = withParts(RandomContracts.ofAllKinds(random), random);
          Splitter splitter = Splitter.of(terms);
          Sale bare = RandomContracts.richSale(terms, 4, random);
          Sale sale = bare.with(beside(bare.gross(), random));
          Split split = splitter.split(sale, splitter.noCarry(), Map.of());
          Refunded part = steps(sale, random).getFirst();
          Refunds refunds = new Refunds(splitter);
          List<Long> kept = amounts(refunds.kept(sale, split.lines(), part));
          List<Long> taken =
              amounts(
                  refunds
                      .refund(sale, split.lines(), Refunded.NOTHING, part, split.carry())
                      .lines());
          for (int line = 0; line < kept.size(); line++) {
            assertThat(kept.get(line) + taken.get(line))
                .isEqualTo(split.lines().get(line).amount());
          }
          assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(part.paid());
        });
  }

  private record Run(List<Long> taken, Carry carry) {}

  private static Run run(Refunds refunds, Sale sale, Split split, List<Refunded> steps) {
    long[] taken = new long[split.lines().size()];
    Refunded before = Refunded.NOTHING;
    Carry carry = split.carry();
    for (Refunded step : steps) {
      Refunded after = before.plus(step.goods(), step.beside());
      Refunds.Refund refund = refunds.refund(sale, split.lines(), before, after, carry);
      assertThat(sum(refund.lines())).isEqualTo(step.paid());
      for (int line = 0; line < taken.length; line++) {
        taken[line] += refund.lines().get(line).amount();
      }
      carry = refund.carry();
      before = after;
    }
    List<Long> sums = new ArrayList<>();
    for (long each : taken) {
      sums.add(each);
    }
    return new Run(sums, carry);
  }

  /** Refunds that are the whole sale together; some of the goods, some of the rest alone. */
  private static List<Refunded> steps(Sale sale, RandomGenerator random) {
    List<Refunded> steps = new ArrayList<>();
    Refunded left = Refunded.all(sale);
    for (int i = random.nextInt(4); i > 0; i--) {
      BesidePrice beside = left.beside();
      Refunded step =
          new Refunded(
              random.nextInt(4) == 0 ? 0 : random.nextLong(left.goods() + 1),
              BesidePrice.of(
                  random.nextLong(beside.cooperativeCoupon() + 1),
                  random.nextLong(beside.platformCoupon() + 1),
                  random.nextLong(beside.delivery() + 1)));
      steps.add(step);
      left = new Refunded(left.goods() - step.goods(), beside.minus(step.beside()));
    }
    steps.add(left);
    return steps;
  }

  private static BesidePrice beside(long gross, RandomGenerator random) {
    long cooperative = random.nextBoolean() ? 0 : random.nextLong(gross + 1);
    long platform = random.nextBoolean() ? 0 : random.nextLong(gross - cooperative + 1);
    return BesidePrice.of(
        cooperative, platform, random.nextBoolean() ? 0 : random.nextLong(1, 2_000));
  }

  /** Any party may bear or be paid. */
  private static ContractTerms withParts(ContractTerms terms, RandomGenerator random) {
    List<Clause> clauses = new ArrayList<>(terms.clauses());
    int no = clauses.size();
    clauses.add(new DeliveryFee(no + 1, party(terms, random)));
    clauses.add(new CouponBearing(no + 2, party(terms, random), CouponIssuer.COOPERATIVE, null));
    clauses.add(new CouponBearing(no + 3, party(terms, random), CouponIssuer.PLATFORM, null));
    return new ContractTerms(
        terms.contractId(),
        terms.version(),
        terms.title(),
        terms.effectiveFrom(),
        terms.parties(),
        terms.smallestSale(),
        terms.fieldPrice(),
        clauses);
  }

  private static String party(ContractTerms terms, RandomGenerator random) {
    return terms.parties().get(random.nextInt(terms.parties().size())).id();
  }

  private static String fund(ContractTerms terms) {
    return terms.parties().stream()
        .filter(party -> party.kind() == PartyKind.FUND)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static List<Long> amounts(List<SplitLine> lines) {
    return lines.stream().map(SplitLine::amount).toList();
  }

  private static long sum(List<SplitLine> lines) {
    return lines.stream().mapToLong(SplitLine::amount).sum();
  }
}
