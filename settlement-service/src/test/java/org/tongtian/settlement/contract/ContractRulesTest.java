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
import org.tongtian.kit.text.Text;
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

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("brokenPromises")
  void namesTheRuleAndTheFieldOfAPromise(String code, String field, Clause promise) {
    namesTheRuleAndTheClause(code, field, List.of(new Remainder(1, COOP), promise));
  }

  static Stream<Arguments> brokenPromises() {
    String fund = SAMPLES.fund.id();
    String host = SAMPLES.host.id();
    Ratio tenth = Ratio.percent(10);
    Money yuan = Money.cny(100);
    List<String> coop = List.of(COOP);
    Text text = new Text("手艺", "craft");
    return Stream.of(
        Arguments.of(
            "contract.rate_invalid", "clauses[1]", new Levy(2, fund, new Ratio(0, 0), text)),
        Arguments.of("contract.party_not_fund", "clauses[1].payee", new Levy(2, COOP, tenth, text)),
        Arguments.of(
            "contract.party_not_fund",
            "clauses[1].payee",
            new FundContribution(2, host, tenth, null, null)),
        Arguments.of(
            "contract.party_not_insurer",
            "clauses[1].payee",
            new InsurancePremium(
                2, host, tenth, List.of(new Cover(InsuredCause.DISASTER, tenth, null)))),
        Arguments.of(
            "contract.party_not_lender",
            "clauses[1].payee",
            new Advance(2, host, FARMER, tenth, 15, yuan)),
        Arguments.of(
            "contract.tiers_not_ascending", "clauses[1].tiers[0].from", tiered(new Tier(1, tenth))),
        Arguments.of(
            "contract.tiers_not_ascending",
            "clauses[1].tiers[2].from",
            tiered(new Tier(0, tenth), new Tier(9, tenth), new Tier(9, tenth))),
        Arguments.of(
            "contract.net_of_wrong",
            "clauses[1].netOf[0]",
            new ShareOfNet(2, host, tenth, List.of(1))),
        Arguments.of("contract.payers_missing", "clauses[1].payers", floor(List.of())),
        Arguments.of("contract.payer_is_payee", "clauses[1]", floor(List.of(COOP, FARMER))),
        Arguments.of("contract.payer_twice", "clauses[1]", floor(List.of(COOP, COOP))),
        Arguments.of(
            "contract.named_not_party", "clauses[1].payers[1]", floor(List.of(COOP, "nobody"))),
        Arguments.of("contract.payer_is_payee", "clauses[1]", new Cap(2, host, tenth, host)),
        Arguments.of(
            "contract.guarantee_unfunded",
            "clauses[1]",
            new GuaranteedReturn(2, FARMER, COOP, Money.cny(10_000), tenth, null, null)),
        Arguments.of(
            "contract.guarantee_unfunded",
            "clauses[1]",
            new GuaranteedReturn(2, FARMER, COOP, Money.cny(10_000), tenth, null, Money.cny(999))),
        Arguments.of(
            "contract.guarantee_unfunded",
            "clauses[1]",
            new GuaranteedReturn(2, FARMER, host, Money.cny(10_000), tenth, null, Money.cny(9999))),
        Arguments.of("contract.coupon_bearer_wrong", "clauses[1].party", coupon(2, FARMER, null)),
        Arguments.of("contract.coupon_bearer_wrong", "clauses[1].party", coupon(2, fund, null)),
        Arguments.of("contract.named_not_party", "clauses[1].party", coupon(2, "nobody", null)),
        Arguments.of("contract.fee_invalid", "clauses[1]", coupon(2, COOP, Money.cny(0))),
        Arguments.of("contract.payee_not_party", "clauses[1]", new DeliveryFee(2, "nobody")),
        Arguments.of(
            "contract.dividend_under_60",
            "clauses[1].byTradeVolume",
            new Dividend(2, COOP, new Ratio(599, 1000), tenth)),
        Arguments.of(
            "contract.draw_limits_wrong",
            "clauses[1].mostPerClaim",
            new FundDraw(2, fund, coop, DrawCause.PRICE, Money.cny(101), yuan)),
        Arguments.of(
            "contract.fees_over_smallest_sale",
            "clauses[1]",
            new FixedFee(2, FARMER, Money.cny(651), FeeBasis.KILO, null)));
  }

  @Test
  void combinationsAreRefusedToo() {
    Ratio half = Ratio.percent(50);
    assertThat(
            refusal(
                new Remainder(1, COOP),
                fee(2, 651),
                new Levy(3, SAMPLES.fund.id(), half, new Text("手艺", "craft"))))
        .isEqualTo("contract.shares_and_fees_over_smallest_sale");
    assertThat(
            refusal(
                new Remainder(1, COOP),
                new Cap(2, FARMER, Ratio.percent(40), COOP),
                new Minimum(3, FARMER, Ratio.percent(45), List.of(COOP))))
        .isEqualTo("contract.cap_below_minimum");
    assertThat(
            refusal(
                new Remainder(1, COOP),
                new GuaranteedReturn(
                    2, FARMER, COOP, Money.cny(10_000), Ratio.percent(10), null, Money.cny(1000))))
        .isNull();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("brokenChannels")
  void channelCarriesWhatItCan(String code, String field, Channel channel) {
    ContractTerms terms = with(channel, null);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> ContractRules.check(terms));
    assertThat(refusal == null ? null : refusal.code()).isEqualTo(code);
    assertThat(refusal == null ? null : refusal.field()).isEqualTo(field);
  }

  static Stream<Arguments> brokenChannels() {
    String wechat = "WECHAT_PROFIT_SHARING";
    String alipay = "ALIPAY_PROFIT_SHARING";
    return Stream.of(
        Arguments.of(null, null, new Channel(wechat, List.of(2, 4, 5))),
        Arguments.of("contract.channel_unknown", "channel.profile", new Channel("CASH", List.of())),
        Arguments.of(
            "contract.channel_clause_wrong",
            "channel.directClauses[1]",
            new Channel(wechat, List.of(2, 8))),
        Arguments.of(
            "contract.channel_personal_receiver", "clauses[2]", new Channel(wechat, List.of(3))),
        Arguments.of(null, null, new Channel(alipay, List.of(3))),
        Arguments.of("contract.channel_over_limit", "clauses[0]", new Channel(alipay, List.of(1))),
        Arguments.of("contract.channel_over_limit", "clauses[6]", new Channel(wechat, List.of(7))));
  }

  @Test
  void recoveryNamesFundsAndParties() {
    RecoveryStep reserve = new RecoveryStep(RecoverySource.RESERVE, SAMPLES.fund.id());
    RecoveryStep next = new RecoveryStep(RecoverySource.NEXT_CYCLE, null);
    RecoveryStep guarantor = new RecoveryStep(RecoverySource.GUARANTOR, COOP);
    assertThatCode(() -> ContractRules.check(with(null, List.of(reserve, next, guarantor))))
        .doesNotThrowAnyException();
    for (RecoveryStep wrong :
        List.of(
            new RecoveryStep(RecoverySource.RESERVE, COOP),
            new RecoveryStep(RecoverySource.NEXT_CYCLE, COOP),
            new RecoveryStep(RecoverySource.GUARANTOR, null),
            next)) {
      ContractTerms terms = with(null, List.of(next, wrong));
      Refusal refusal = catchThrowableOfType(Refusal.class, () -> ContractRules.check(terms));
      assertThat(refusal.code()).isEqualTo("contract.recovery_wrong");
      assertThat(refusal.field()).isEqualTo("recovery[1]");
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

  private static String refusal(Clause... clauses) {
    ContractTerms terms = SAMPLES.terms(clauses);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> ContractRules.check(terms));
    return refusal == null ? null : refusal.code();
  }

  private static Clause tiered(Tier... tiers) {
    return new TieredCommission(2, SAMPLES.host.id(), VolumeMeasure.ORDERS, List.of(tiers), false);
  }

  private static Clause floor(List<String> payers) {
    return new FloorPrice(2, FARMER, "JIN", Money.cny(300), Ratio.percent(0), payers);
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

  @Test
  void couponsOfBothIssuersAndTheDeliveryFeeHaveAClauseEachAndSayIt() {
    ContractTerms terms =
        SAMPLES.terms(
            new Remainder(1, COOP),
            new DeliveryFee(2, SAMPLES.carrier.id()),
            coupon(3, COOP, null),
            new CouponBearing(4, SAMPLES.platform.id(), CouponIssuer.PLATFORM, Money.cny(50_000)));
    ContractRules.check(terms);
    assertThat(terms.clauses().stream().map(clause -> ClauseSentence.of(terms, clause).zh()))
        .containsExactly(
            "其余归红芯合作社。",
            "买家付的运费全部归县公交邮路，不再分成。",
            "合作社优惠券由红芯合作社承担：别人都按原价分，少收的由它补上。",
            "平台优惠券由同田承担：别人都按原价分，少收的由它补上；同田为此在账上常留 500.00 ¥。");
    assertThat(ClauseSentence.of(terms, terms.clause(4)).en())
        .isEqualTo(
            "The platform's coupons are borne by Tongtian: everybody else has a share of the list"
                + " price, and it makes up what the consumer does not pay; for this Tongtian"
                + " leaves 500.00 ¥ in the book.");
    assertThat(ContractText.read(terms.canonical())).isEqualTo(terms);
    assertThat(terms.clauseOf(SalePart.PLATFORM_COUPON)).contains((PartClause) terms.clause(4));
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
    ContractTerms terms =
        SAMPLES.terms(
            new Remainder(1, COOP),
            new DeliveryFee(2, COOP),
            new CouponBearing(3, COOP, CouponIssuer.PLATFORM, null));
    WorkedExample example =
        new WorkedExample(
            new Text("例", "example"),
            Money.cny(3_250),
            5_000,
            "JIN",
            null,
            null,
            null,
            null,
            null,
            List.of(new WorkedExample.Expected(1, COOP, Money.cny(3_250))),
            cooperative,
            platform,
            delivery);
    return new AgreementRules.ExamplesAreComplete()
        .breach(
            new ContractTerms(
                "k",
                1,
                terms.title(),
                terms.effectiveFrom(),
                terms.parties(),
                null,
                null,
                terms.clauses(),
                null,
                null,
                List.of(example)))
        .map(ContractRule.Breach::field)
        .orElse(null);
  }

  private static CouponBearing coupon(int no, String party, Money reserve) {
    return new CouponBearing(no, party, CouponIssuer.COOPERATIVE, reserve);
  }

  private static ShareOfGross share(int no, long numerator, long denominator) {
    return new ShareOfGross(no, FARMER, new Ratio(numerator, denominator));
  }

  private static FixedFee fee(int no, long fen) {
    return new FixedFee(no, FARMER, Money.cny(fen), FeeBasis.ORDER, null);
  }
}
