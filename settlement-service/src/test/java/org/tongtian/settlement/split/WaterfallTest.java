package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

class WaterfallTest {

  private final Samples samples = new Samples();
  private final String farmer = samples.farmer.id();
  private final String host = samples.host.id();
  private final String coop = samples.cooperative.id();
  private final String fund = samples.fund.id();

  @Test
  void netShareComesAfterTheFeesThatItNames() {
    assertReasons(
        Map.of(),
        Sale.of(3250, 5_000),
        List.of(
            "3.00 ¥ = 每单 3.00, 第1条, v1",
            "2.95 ¥ = (32.50 − 3.00（第1条）) × 10 %, 第2条, v1",
            "26.55 ¥ = 32.50 − 其余各条 5.95, 第3条, v1"),
        new FixedFee(1, samples.carrier.id(), Money.cny(300), FeeBasis.ORDER, null),
        new ShareOfNet(2, host, Ratio.percent(10), List.of(1)),
        new Remainder(3, coop));
  }

  @Test
  void kiloCountsWholeGramsOfJin() {
    assertReasons(
        Map.of(),
        Sale.of(3250, 5_001),
        List.of("0.62 ¥ = 2.5 公斤 × 0.25, 第1条, v1", "31.88 ¥ = 32.50 − 其余各条 0.62, 第2条, v1"),
        new FixedFee(1, samples.carrier.id(), Money.cny(25), FeeBasis.KILO, null),
        new Remainder(2, coop));
  }

  @Test
  void minimumIsToppedUpAndTheCapGivesTheExcess() {
    assertReasons(
        Map.of(),
        Sale.of(10_000, 5_000),
        List.of(
            "30.00 ¥ = 100.00 × 30 %, 第1条, v1",
            "20.00 ¥ = 100.00 × 20 %, 第2条, v1",
            "50.00 ¥ = 100.00 − 其余各条 50.00, 第3条, v1",
            "15.00 ¥ = 超出成交额 5 % 的部分：20.00 − 100.00 × 5 %（原归村播小罗）, 第4条, v1",
            "-15.00 ¥ = 封顶到成交额的 5 %：100.00 × 5 % − 应得 20.00, 第4条, v1",
            "15.00 ¥ = 补到成交额的 45 %：100.00 × 45 % − 已得 30.00（由红芯合作社补足）, 第5条, v1",
            "-15.00 ¥ = 0 − 15.00（替杨秀英户补足）, 第5条, v1"),
        new ShareOfGross(1, farmer, Ratio.percent(30)),
        new ShareOfGross(2, host, Ratio.percent(20)),
        new Remainder(3, coop),
        new Cap(4, host, Ratio.percent(5), coop),
        new Minimum(5, farmer, Ratio.percent(45), List.of(coop)));
  }

  @Test
  void floorTakesTheSaleThenTheFundAndRecordsTheDebt() {
    assertReasons(
        Map.of(fund, 100L),
        Sale.of(1000, 5_000),
        List.of(
            "5.00 ¥ = 10.00 × 50 %, 第1条, v1",
            "5.00 ¥ = 10.00 − 其余各条 5.00, 第2条, v1",
            "6.00 ¥ = 保底：3.00 ¥/斤 × 5 斤 − 已得 5.00（由红芯合作社、风险补偿基金补足）"
                + " − 不够付 4.00（付款各方不足）, 第3条, v1",
            "-5.00 ¥ = 0 − 5.00（替杨秀英户补足）, 第3条, v1",
            "-1.00 ¥ = 0 − 1.00（替杨秀英户补足，基金余额 1.00）, 第3条, v1"),
        new ShareOfGross(1, farmer, Ratio.percent(50)),
        new Remainder(2, coop),
        new FloorPrice(3, farmer, "JIN", Money.cny(300), Ratio.percent(0), List.of(coop, fund)));
  }

  @Test
  void floorFollowsAHigherMarketWithItsMarkup() {
    assertReasons(
        Map.of(),
        Sale.of(4000, 5_000).at(400L),
        List.of(
            "20.00 ¥ = 40.00 × 50 %, 第1条, v1",
            "20.00 ¥ = 40.00 − 其余各条 20.00, 第2条, v1",
            "2.00 ¥ = 按市价加成：4.00 × (1 + 10 %) ¥/斤 × 5 斤 − 已得 20.00（由红芯合作社补足）, 第3条, v1",
            "-2.00 ¥ = 0 − 2.00（替杨秀英户补足）, 第3条, v1"),
        new ShareOfGross(1, farmer, Ratio.percent(50)),
        new Remainder(2, coop),
        new FloorPrice(3, farmer, "JIN", Money.cny(300), Ratio.percent(10), List.of(coop)));
  }

  @Test
  void tiersFollowTheMonthAndARefundGivesTheVolumeBack() {
    List<Tier> tiers = List.of(new Tier(0, Ratio.percent(5)), new Tier(1_500, Ratio.percent(8)));
    ContractTerms terms =
        samples.terms(
            new TieredCommission(1, host, VolumeMeasure.VALUE, tiers, true),
            new Remainder(2, coop));
    Splitter splitter = Splitter.of(terms);
    Sale own = Sale.of(1_000, 1_000).by(host);
    Carry none = splitter.noCarry();
    Split first = splitter.split(own, none);
    Split foreign = splitter.split(Sale.of(1_000, 1_000), first.carry());
    assertThat(foreign.carry().progress()).isEqualTo(first.carry().progress());
    assertThat(foreign.lines().getFirst().amount()).isZero();
    Split second = splitter.split(own, foreign.carry());
    SplitLine line = second.lines().getFirst();
    assertThat(Explanation.of(terms, own, second.lines(), line).zh())
        .isEqualTo("0.65 ¥ = 5.00 × 5 % + 5.00 × 8 %（本月此前已卖 10.00）, 第1条, v1");
    Carry undone =
        new Refunds(splitter)
            .refund(own, second.lines(), Refunded.NOTHING, Refunded.all(own), second.carry())
            .carry();
    assertThat(undone).isEqualTo(foreign.carry());
  }

  private void assertReasons(
      Map<String, Long> available, Sale sale, List<String> reasons, Clause... clauses) {
    ContractTerms terms = samples.terms(clauses);
    Splitter splitter = Splitter.of(terms);
    List<SplitLine> lines = splitter.split(sale, splitter.noCarry(), available).lines();
    assertThat(lines.stream().map(line -> Explanation.of(terms, sale, lines, line).zh()))
        .containsExactlyElementsOf(reasons);
  }
}
