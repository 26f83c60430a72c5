package org.tongtian.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.money.Money;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FeeBasis;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

class SplitterTest {

  private final Samples samples = new Samples();
  private final ContractTerms terms = samples.terms();
  private final Splitter splitter = Splitter.of(terms);

  @Test
  void splitsTheSaleOfTheJourney() {
    Split split = splitter.split(sale(3250), splitter.noCarry());
    assertThat(amounts(split)).containsExactly(1462L, 300L, 260L, 130L, 65L, 65L, 968L);
    assertThat(reasons(terms, sale(3250), split))
        .containsExactly(
            "14.62 ¥ = 32.50 × 45 %, 第1条, v1",
            "3.00 ¥ = 每单 3.00, 第2条, v1",
            "2.60 ¥ = 32.50 × 8 %, 第3条, v1",
            "1.30 ¥ = 32.50 × 4 %, 第4条, v1",
            "0.65 ¥ = 32.50 × 2 %, 第5条, v1",
            "0.65 ¥ = 32.50 × 2 %, 第6条, v1",
            "9.68 ¥ = 32.50 − 其余各条 22.82, 第7条, v1");
  }

  @Test
  void secondSaleSaysThatCarriedRoundingMovedAFen() {
    Split first = splitter.split(sale(3250), splitter.noCarry());
    Split second = splitter.split(sale(3250), first.carry());
    assertThat(amounts(second)).containsExactly(1463L, 300L, 260L, 130L, 65L, 65L, 967L);
    SplitLine farmer = second.lines().getFirst();
    assertThat(Explanation.of(terms, sale(3250), second.lines(), farmer).zh())
        .isEqualTo("14.63 ¥ = 32.50 × 45 %, 第1条, v1，含累计尾差 +0.01");
    assertThat(Explanation.of(terms, sale(3250), second.lines(), farmer).en())
        .isEqualTo("14.63 ¥ = 32.50 × 45 %, clause 1, v1, with carried rounding +0.01");
    assertThat(second.carry()).isEqualTo(splitter.noCarry());
  }

  @Test
  void saleTooSmallForItsFeesPaysTheEarlierClausesAndStatesTheShortfall() {
    Split split = splitter.split(sale(400), splitter.noCarry());
    assertThat(amounts(split)).containsExactly(180L, 220L, 0L, 0L, 0L, 0L, 0L);
    List<String> reasons = reasons(terms, sale(400), split);
    assertThat(reasons.get(1)).isEqualTo("2.20 ¥ = 每单 3.00 − 不够付 0.80（本单金额太小）, 第2条, v1");
    assertThat(reasons.get(2)).isEqualTo("0.00 ¥ = 4.00 × 8 % − 不够付 0.32（本单金额太小）, 第3条, v1");
    assertThat(reasons.get(6)).isEqualTo("0.00 ¥ = 4.00 − 其余各条 4.00, 第7条, v1");
  }

  @Test
  void shortfallIsNotOwedByLaterSales() {
    Carry afterSmall = splitter.split(sale(400), splitter.noCarry()).carry();
    assertThat(amounts(splitter.split(sale(3250), afterSmall)))
        .isEqualTo(amounts(splitter.split(sale(3250), splitter.noCarry())));
  }

  @Test
  void feePerUnitCountsPartsOfAUnit() {
    ContractTerms perJin =
        samples.terms(
            new FixedFee(1, samples.carrier.id(), Money.cny(25), FeeBasis.UNIT, "JIN"),
            new Remainder(2, samples.cooperative.id()));
    Sale half = Sale.of(1000, 2_500);
    Split split = Splitter.of(perJin).split(half, Splitter.of(perJin).noCarry());
    assertThat(amounts(split)).containsExactly(62L, 938L);
    assertThat(reasons(perJin, half, split).getFirst()).isEqualTo("0.62 ¥ = 2.5 斤 × 0.25, 第1条, v1");
  }

  @Test
  void leftoverFenGoesToTheLargestFractionWhereTheRemainderIsWhole() {
    ContractTerms thirds =
        samples.terms(
            new ShareOfGross(1, samples.farmer.id(), new Ratio(1, 3)),
            new ShareOfGross(2, samples.host.id(), new Ratio(1, 6)),
            new Remainder(3, samples.cooperative.id()));
    Split split = Splitter.of(thirds).split(sale(10_000), Splitter.of(thirds).noCarry());
    assertThat(amounts(split)).containsExactly(3333L, 1667L, 5000L);
    assertThat(reasons(thirds, sale(10_000), split).get(1))
        .isEqualTo("16.67 ¥ = 100.00 × 1/6, 第2条, v1，含累计尾差 +0.01");
  }

  @Test
  void partyWithSeveralClausesIsRoundedOnce() {
    ContractTerms twice =
        samples.terms(
            new ShareOfGross(1, samples.farmer.id(), new Ratio(1, 8)),
            new ShareOfGross(2, samples.farmer.id(), new Ratio(1, 8)),
            new Remainder(3, samples.cooperative.id()));
    Split split = Splitter.of(twice).split(sale(4), Splitter.of(twice).noCarry());
    assertThat(amounts(split)).containsExactly(1L, 0L, 3L);
  }

  static List<Long> amounts(Split split) {
    return split.lines().stream().map(SplitLine::amount).toList();
  }

  private static List<String> reasons(ContractTerms terms, Sale sale, Split split) {
    return split.lines().stream()
        .map(line -> Explanation.of(terms, sale, split.lines(), line).zh())
        .toList();
  }

  private static Sale sale(long gross) {
    return Sale.of(gross, 5_000);
  }
}
