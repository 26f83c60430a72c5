package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.contract.TermsUnderTest.COOP;
import static org.tongtian.settlement.contract.TermsUnderTest.SAMPLES;
import static org.tongtian.settlement.contract.TermsUnderTest.assertBreach;
import static org.tongtian.settlement.contract.TermsUnderTest.assertKept;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.Samples;

/** What a contract agrees beside its clauses: channel, recovery, worked examples. */
class AgreementRulesTest {

  private static final String WECHAT = "WECHAT_PROFIT_SHARING";
  private static final String ALIPAY = "ALIPAY_PROFIT_SHARING";

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("brokenChannels")
  void whatAChannelCannotCarryIsRefused(String code, String field, Channel channel) {
    assertBreach(code, field, with(channel, null));
  }

  static Stream<Arguments> brokenChannels() {
    return Stream.of(
        Arguments.of("contract.channel_unknown", "channel.profile", new Channel("CASH", List.of())),
        Arguments.of(
            "contract.channel_clause_wrong",
            "channel.directClauses[1]",
            new Channel(WECHAT, List.of(2, 8))),
        Arguments.of(
            "contract.channel_personal_receiver", "clauses[2]", new Channel(WECHAT, List.of(3))),
        Arguments.of("contract.channel_over_limit", "clauses[0]", new Channel(ALIPAY, List.of(1))),
        Arguments.of("contract.channel_over_limit", "clauses[6]", new Channel(WECHAT, List.of(7))));
  }

  @Test
  void whatAChannelCanCarryIsKept() {
    assertKept(with(new Channel(WECHAT, List.of(2, 4, 5)), null));
    assertKept(with(new Channel(ALIPAY, List.of(3)), null));
  }

  @Test
  void recoveryNamesFundsAndParties() {
    RecoveryStep reserve = new RecoveryStep(RecoverySource.RESERVE, SAMPLES.fund.id());
    RecoveryStep next = new RecoveryStep(RecoverySource.NEXT_CYCLE, null);
    RecoveryStep guarantor = new RecoveryStep(RecoverySource.GUARANTOR, COOP);
    assertKept(with(null, List.of(reserve, next, guarantor)));
    for (RecoveryStep wrong :
        List.of(
            new RecoveryStep(RecoverySource.RESERVE, COOP),
            new RecoveryStep(RecoverySource.NEXT_CYCLE, COOP),
            new RecoveryStep(RecoverySource.GUARANTOR, null),
            next)) {
      assertBreach("contract.recovery_wrong", "recovery[1]", with(null, List.of(next, wrong)));
    }
  }

  private static ContractTerms with(Channel channel, List<RecoveryStep> recovery) {
    ContractTerms terms = SAMPLES.terms();
    return new ContractTerms(
        terms.contractId(),
        1,
        terms.title(),
        terms.effectiveFrom(),
        terms.parties(),
        terms.smallestSale(),
        null,
        terms.clauses(),
        channel,
        recovery,
        null);
  }

  @Test
  void exampleHasNothingBesideThePriceThatNoClauseSpeaksOf() {
    Money yuan = Money.cny(100);
    assertThat(wrongPart(yuan, null, null)).isEqualTo("examples[0].cooperativeCoupon");
    assertThat(wrongPart(null, yuan, null)).isNull();
    assertThat(wrongPart(null, Money.cny(3_251), null)).isEqualTo("examples[0].platformCoupon");
    assertThat(wrongPart(null, yuan, Money.cny(-1))).isEqualTo("examples[0].delivery");
  }

  /** The field at fault of an example with these parts; null for none. */
  private static String wrongPart(Money cooperative, Money platform, Money delivery) {
    List<Clause> clauses =
        List.of(
            new Remainder(1, COOP),
            new DeliveryFee(2, COOP),
            new CouponBearing(3, COOP, CouponIssuer.PLATFORM, null));
    WorkedExample example =
        Samples.fiveJin(3_250, cooperative, platform, delivery, Samples.expected(1, COOP, 3_250));
    return new AgreementRules.ExamplesAreComplete()
        .breach(SAMPLES.agreed(clauses, example))
        .map(ContractRule.Breach::field)
        .orElse(null);
  }
}
