package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;
import org.tongtian.settlement.contract.CouponIssuer;
import org.tongtian.settlement.contract.DeliveryFee;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;
import org.tongtian.settlement.contract.WorkedExample;

/** Lines beside the list price, by example. */
class PartLinesTest {

  private final Samples samples = new Samples();
  private final String platform = samples.platform.id();
  private final Sale sale = Sale.of(10_000, 5_000).with(new BesidePrice(0, 1_200, 500));

  /** The coupon stands before the cap on who bears it. */
  private final ContractTerms terms =
      samples.terms(
          new ShareOfGross(1, platform, Ratio.percent(6)),
          new CouponBearing(2, platform, CouponIssuer.PLATFORM, null),
          new DeliveryFee(3, platform),
          new Cap(4, platform, Ratio.percent(5), samples.farmer.id()),
          new Remainder(5, samples.cooperative.id()));

  @Test
  void capIsOnTheShareOfThePriceAlone() {
    Splitter splitter = Splitter.of(terms);
    List<SplitLine> lines = splitter.split(sale, splitter.noCarry()).lines();
    assertThat(lines.stream().map(SplitLine::amount))
        .containsExactly(600L, 100L, -100L, 9_400L, -1_200L, 500L);
    assertThat(reason(lines, 2)).isEqualTo("-1.00 ¥ = 封顶到成交额的 5 %：100.00 × 5 % − 应得 6.00, 第4条, v1");
    assertThat(reason(lines, 4))
        .isEqualTo("-12.00 ¥ = 0 − 12.00（承担平台优惠券：原价 100.00，买家付货款 88.00）, 第2条, v1");
    assertThat(reason(lines, 5)).isEqualTo("5.00 ¥ = 5.00（买家付的运费，不参与分成）, 第3条, v1");
  }

  private String reason(List<SplitLine> lines, int place) {
    return Explanation.of(terms, sale, lines, lines.get(place)).zh();
  }

  @Test
  void refundOfTheFeeAfterAllGoodsTakesTheOrderOffTheTierOnce() {
    List<Tier> tiers = List.of(new Tier(0, Ratio.percent(5)), new Tier(1, Ratio.percent(8)));
    ContractTerms tiered =
        samples.terms(
            new TieredCommission(1, samples.host.id(), VolumeMeasure.ORDERS, tiers, false),
            new DeliveryFee(2, samples.carrier.id()),
            new Remainder(3, samples.cooperative.id()));
    Splitter splitter = Splitter.of(tiered);
    Sale sold = Sale.of(10_000, 5_000).with(new BesidePrice(0, 0, 500));
    Split split = splitter.split(sold, splitter.noCarry());
    Refunded goods = new Refunded(10_000, BesidePrice.NOTHING);
    Refunds refunds = new Refunds(splitter);
    Refunds.Refund first =
        refunds.refund(sold, split.lines(), Refunded.NOTHING, goods, split.carry());
    Refunds.Refund rest =
        refunds.refund(sold, split.lines(), goods, Refunded.all(sold), first.carry());
    assertThat(rest.carry()).isEqualTo(first.carry());
    assertThat(rest.carry().progress().getFirst().measured()).isZero();
    assertThat(rest.lines().stream().map(SplitLine::amount)).containsExactly(0L, 0L, 500L);
  }

  @Test
  void workedExampleWithCouponsAndFeeMustComeOut() {
    assertThat(breach(-1_200)).isEmpty();
    assertThat(breach(-1_100)).hasValue("contract.example_differs");
  }

  private Optional<String> breach(long coupon) {
    WorkedExample example =
        Samples.fiveJin(
            10_000,
            null,
            Money.cny(1_200),
            Money.cny(500),
            Samples.expected(1, platform, 600),
            Samples.expected(4, samples.farmer.id(), 100),
            Samples.expected(4, platform, -100),
            Samples.expected(5, samples.cooperative.id(), 9_400),
            Samples.expected(2, platform, coupon),
            Samples.expected(3, platform, 500));
    ContractTerms worked = samples.agreed(terms.clauses(), example);
    return new WorkedExamplesComeOut().breach(worked).map(found -> found.code());
  }
}
