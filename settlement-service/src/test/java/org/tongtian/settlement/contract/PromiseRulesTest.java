package org.tongtian.settlement.contract;

import static org.tongtian.settlement.contract.TermsUnderTest.COOP;
import static org.tongtian.settlement.contract.TermsUnderTest.FARMER;
import static org.tongtian.settlement.contract.TermsUnderTest.SAMPLES;
import static org.tongtian.settlement.contract.TermsUnderTest.assertBreach;
import static org.tongtian.settlement.contract.TermsUnderTest.assertKept;
import static org.tongtian.settlement.contract.TermsUnderTest.coupon;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/** What each kind of clause may promise, beside a contract that leaves the rest to the co-op. */
class PromiseRulesTest {

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("brokenPromises")
  void namesTheRuleAndTheFieldOfAPromise(String code, String field, Clause promise) {
    assertBreach(code, field, new Remainder(1, COOP), promise);
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
  void aGuaranteeOfExactlyItsReserveIsFunded() {
    assertKept(
        new Remainder(1, COOP),
        new GuaranteedReturn(
            2, FARMER, COOP, Money.cny(10_000), Ratio.percent(10), null, Money.cny(1000)));
  }

  private static Clause tiered(Tier... tiers) {
    return new TieredCommission(2, SAMPLES.host.id(), VolumeMeasure.ORDERS, List.of(tiers), false);
  }

  private static Clause floor(List<String> payers) {
    return new FloorPrice(2, FARMER, "JIN", Money.cny(300), Ratio.percent(0), payers);
  }
}
