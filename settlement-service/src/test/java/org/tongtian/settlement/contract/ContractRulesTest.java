package org.tongtian.settlement.contract;

import static org.tongtian.settlement.contract.TermsUnderTest.COOP;
import static org.tongtian.settlement.contract.TermsUnderTest.FARMER;
import static org.tongtian.settlement.contract.TermsUnderTest.SAMPLES;
import static org.tongtian.settlement.contract.TermsUnderTest.assertBreach;
import static org.tongtian.settlement.contract.TermsUnderTest.assertKept;
import static org.tongtian.settlement.contract.TermsUnderTest.coupon;
import static org.tongtian.settlement.contract.TermsUnderTest.fee;
import static org.tongtian.settlement.contract.TermsUnderTest.share;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/** What the clauses of a contract may be together. */
class ContractRulesTest {

  @Test
  void theContractOfTheJourneyKeepsAllRules() {
    assertKept(SAMPLES.terms());
  }

  @Test
  void theWholeMayBeGivenAwayToTheLastPart() {
    assertKept(share(1, 2, 3), share(2, 1, 3), new Remainder(3, COOP));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("brokenContracts")
  void namesTheRuleAndTheClause(String code, String field, List<Clause> clauses) {
    assertBreach(code, field, clauses.toArray(Clause[]::new));
  }

  static Stream<Arguments> brokenContracts() {
    Clause rest = new Remainder(1, COOP);
    return Stream.of(
        Arguments.of("contract.rate_invalid", "clauses[1]", List.of(rest, share(2, 0, 0))),
        Arguments.of("contract.rate_invalid", "clauses[1]", List.of(rest, share(2, 0, 100))),
        Arguments.of("contract.rate_invalid", "clauses[1]", List.of(rest, share(2, -1, 100))),
        Arguments.of("contract.rate_invalid", "clauses[1]", List.of(rest, share(2, 1, -100))),
        Arguments.of("contract.rate_invalid", "clauses[1]", List.of(rest, share(2, -1, -2))),
        Arguments.of("contract.rate_invalid", "clauses[1]", List.of(rest, share(2, 101, 100))),
        Arguments.of(
            "contract.shares_over_whole",
            "clauses[3]",
            List.of(rest, share(2, 60, 100), share(3, 40, 100), share(4, 1, 1_000_000))),
        Arguments.of(
            "contract.denominator_too_large",
            "clauses[2]",
            List.of(rest, share(2, 1, 1_000_000), share(3, 1, 7))),
        Arguments.of(
            "contract.coupon_twice",
            "clauses[2]",
            List.of(
                new Remainder(1, COOP), coupon(2, COOP, null), coupon(3, COOP, Money.cny(100)))),
        Arguments.of(
            "contract.delivery_twice",
            "clauses[2]",
            List.of(new Remainder(1, COOP), new DeliveryFee(2, COOP), new DeliveryFee(3, FARMER))),
        Arguments.of("contract.remainder_missing", "clauses", List.of(share(1, 1, 1))),
        Arguments.of(
            "contract.remainder_twice", "clauses[1]", List.of(rest, new Remainder(2, FARMER))),
        Arguments.of(
            "contract.payee_not_party",
            "clauses[1]",
            List.of(rest, new ShareOfGross(2, "nobody", Ratio.percent(1)))),
        Arguments.of("contract.fee_invalid", "clauses[1]", List.of(rest, fee(2, 0))),
        Arguments.of("contract.fee_invalid", "clauses[1]", List.of(rest, fee(2, -300))),
        Arguments.of(
            "contract.fee_invalid",
            "clauses[1]",
            List.of(rest, new FixedFee(2, FARMER, new Money(5, "USD"), FeeBasis.ORDER, null))),
        Arguments.of(
            "contract.fees_over_smallest_sale",
            "clauses[2]",
            List.of(
                rest, fee(2, 1200), new FixedFee(3, FARMER, Money.cny(51), FeeBasis.UNIT, "JIN"))));
  }

  @Test
  void sharesAndFeesTogetherFitTheSmallestSale() {
    assertBreach(
        "contract.shares_and_fees_over_smallest_sale",
        "clauses[2]",
        new Remainder(1, COOP),
        fee(2, 651),
        new Levy(3, SAMPLES.fund.id(), Ratio.percent(50), new Text("手艺", "craft")));
    assertKept(
        new Remainder(1, COOP),
        fee(2, 650),
        new Levy(3, SAMPLES.fund.id(), Ratio.percent(50), new Text("手艺", "craft")));
  }

  @Test
  void nobodyIsPromisedMoreThanTheyMayHave() {
    assertBreach("contract.cap_below_minimum", "clauses[1]", cappedAt(40));
    assertKept(cappedAt(45));
  }

  /** A farmer's minimum of 45 % beside a cap. */
  private static Clause[] cappedAt(int percent) {
    return new Clause[] {
      new Remainder(1, COOP),
      new Cap(2, FARMER, Ratio.percent(percent), COOP),
      new Minimum(3, FARMER, Ratio.percent(45), List.of(COOP))
    };
  }

  @Test
  void feeNeedsASmallestSaleToFitInto() {
    ContractTerms without = SAMPLES.agreed(SAMPLES.terms().clauses());
    assertBreach("contract.smallest_sale_missing", "clauses[1]", without);
  }
}
