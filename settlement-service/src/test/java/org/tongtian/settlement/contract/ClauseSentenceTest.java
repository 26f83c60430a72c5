package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.settlement.contract.TermsUnderTest.COOP;
import static org.tongtian.settlement.contract.TermsUnderTest.FARMER;
import static org.tongtian.settlement.contract.TermsUnderTest.SAMPLES;
import static org.tongtian.settlement.contract.TermsUnderTest.assertKept;
import static org.tongtian.settlement.contract.TermsUnderTest.coupon;

import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;

/** Sentences of a contract, which come from its fields and nothing else. */
class ClauseSentenceTest {

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
    assertKept(terms);
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
}
