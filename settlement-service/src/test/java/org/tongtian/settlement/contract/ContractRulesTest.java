package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.Samples;

class ContractRulesTest {

  private static final Samples SAMPLES = new Samples();
  private static final String FARMER = SAMPLES.farmer.id();
  private static final String COOP = SAMPLES.cooperative.id();

  @Test
  void theContractOfTheJourneyKeepsAllRules() {
    assertThatCode(() -> ContractRules.check(SAMPLES.terms())).doesNotThrowAnyException();
  }

  @Test
  void theWholeMayBeGivenAwayToTheLastPart() {
    assertThatCode(
            () ->
                ContractRules.check(
                    SAMPLES.terms(share(1, 2, 3), share(2, 1, 3), new Remainder(3, COOP))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("brokenContracts")
  void namesTheRuleAndTheClause(String code, String field, List<Clause> clauses) {
    ContractTerms terms = SAMPLES.terms(clauses.toArray(Clause[]::new));
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> ContractRules.check(terms));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.field()).isEqualTo(field);
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
                rest, fee(2, 600), new FixedFee(3, FARMER, Money.cny(51), FeeBasis.UNIT, "JIN"))));
  }

  @Test
  void feeNeedsASmallestSaleToFitInto() {
    ContractTerms terms = SAMPLES.terms();
    ContractTerms without =
        new ContractTerms(
            terms.contractId(),
            1,
            terms.title(),
            terms.effectiveFrom(),
            terms.parties(),
            null,
            null,
            terms.clauses());
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> ContractRules.check(without));
    assertThat(refusal.code()).isEqualTo("contract.smallest_sale_missing");
    assertThat(refusal.field()).isEqualTo("clauses[1]");
  }

  @Test
  void sentencesComeFromTheFields() {
    ContractTerms terms =
        SAMPLES.terms(
            new ShareOfGross(1, FARMER, new Ratio(1, 3)),
            new FixedFee(2, SAMPLES.carrier.id(), Money.cny(25), FeeBasis.UNIT, "JIN"),
            new Remainder(3, COOP));
    assertThat(terms.clauses().stream().map(clause -> ClauseSentence.of(terms, clause).zh()))
        .containsExactly("每笔成交额的 1/3 归杨秀英户。", "每斤 0.25 ¥ 归县公交邮路。", "其余归红芯合作社。");
    assertThat(terms.clauses().stream().map(clause -> ClauseSentence.of(terms, clause).en()))
        .containsExactly(
            "1/3 of each sale goes to Yang Xiuying household.",
            "0.25 ¥ per jin goes to County bus post.",
            "The remainder goes to Red-heart co-op.");
  }

  @Test
  void ratesReadExactly() {
    assertThat(Ratio.percent(45).inWords()).isEqualTo("45 %");
    assertThat(new Ratio(1, 8).inWords()).isEqualTo("12.5 %");
    assertThat(new Ratio(1, 1).inWords()).isEqualTo("100 %");
    assertThat(new Ratio(2, 7).inWords()).isEqualTo("2/7");
  }

  private static ShareOfGross share(int no, long numerator, long denominator) {
    return new ShareOfGross(no, FARMER, new Ratio(numerator, denominator));
  }

  private static FixedFee fee(int no, long fen) {
    return new FixedFee(no, FARMER, Money.cny(fen), FeeBasis.ORDER, null);
  }
}
