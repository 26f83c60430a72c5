package org.tongtian.settlement.yearend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Replayable;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.member.MemberStanding;
import org.tongtian.settlement.member.Residues;

class YearEndTest {

  private static final DividendRule RULE =
      new DividendRule(5, Ratio.percent(60), Ratio.percent(10), Ratio.percent(5));

  @Test
  void sharesTheSurplusByTheLaw() {
    YearEnd year =
        YearEnd.of(
            input(
                RULE,
                1_250_000,
                50_000,
                member("a", 420_000, 100_000),
                member("b", 7_645_000, 0),
                member("c", 0, 300_000)));
    assertThat(year.pools())
        .isEqualTo(new Pools(1_250_000, 50_000, 120_000, 60_000, 1_020_000, 612_000, 408_000));
    assertThat(year.lines())
        .extracting(MemberDividend::byVolume)
        .containsExactly(31_871L, 580_129L, 0L);
    assertThat(year.lines())
        .extracting(MemberDividend::byCapital)
        .containsExactly(102_000L, 0L, 306_000L);
    assertThat(DividendReason.byVolume(year, year.lines().getFirst()).zh())
        .isEqualTo("惠顾返还 318.71 ¥ = 可分配盈余 10200.00 的 60 %（6120.00）× 交易额 4200.00 / 80650.00");
    assertThat(DividendReason.byCapital(year, year.lines().getFirst()).en())
        .isEqualTo(
            "By capital 1020.00 ¥ = the rest 4080.00 × contribution, reserve and subsidy shares"
                + " 1000.00 / 4000.00");
  }

  @Test
  void refusesLessThanSixtyPerCentByTradeVolumeAndNamesTheClause() {
    DividendRule under =
        new DividendRule(5, new Ratio(599, 1000), Ratio.percent(10), Ratio.percent(0));
    assertThatThrownBy(() -> YearEnd.of(input(under, 100, 0, member("a", 1, 1))))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("yearend.below_sixty_percent");
              assertThat(refusal.arguments()).containsExactly("59.9 %", 5);
            });
  }

  @Test
  void refusesWhatCannotBeShared() {
    assertRefused(input(RULE, 100, 100, member("a", 1, 1)), "yearend.nothing_to_distribute");
    assertRefused(input(RULE, -1, 0, member("a", 1, 1)), "yearend.amount_invalid");
    assertRefused(input(RULE, 100, 0), "yearend.no_members");
    assertRefused(input(RULE, 100, 0, member("a", 0, 1)), "yearend.no_trade_volume");
    assertRefused(input(RULE, 100, 0, member("a", 1, 0)), "yearend.no_capital");
    assertRefused(
        input(
            new DividendRule(1, Ratio.percent(60), Ratio.percent(60), Ratio.percent(60)),
            100,
            0,
            member("a", 1, 1)),
        "yearend.ratio_invalid");
  }

  @Test
  void twoHundredMembersReconcileToTheFen() {
    Replayable.cases(
        20,
        random -> {
          YearEnd year = YearEnd.of(random(random, 200));
          assertReconciles(year);
          assertThat(year.lines()).hasSize(200);
        });
  }

  @Test
  void everyYearEndReconcilesAndGivesAtLeastSixtyPerCentByVolume() {
    Replayable.cases(
        300,
        random -> {
          YearEnd year = YearEnd.of(random(random, 1 + random.nextInt(12)));
          assertReconciles(year);
          assertThat(year.pools().byVolume() * 10)
              .isGreaterThanOrEqualTo(year.pools().distributable() * 6);
          Ratio rule = year.input().rule().byTradeVolume();
          assertThat(year.pools().byVolume() * rule.denominator())
              .isGreaterThanOrEqualTo(year.pools().distributable() * rule.numerator());
        });
  }

  @Test
  void theOrderOfMembersChangesNothing() {
    Replayable.cases(
        100,
        random -> {
          YearEndInput input = random(random, 2 + random.nextInt(20));
          List<MemberYear> shuffled = new ArrayList<>(input.members());
          Collections.shuffle(shuffled, Random.from(random));
          YearEnd again = YearEnd.of(with(input, shuffled));
          assertThat(again.document()).isEqualTo(YearEnd.of(input).document());
          assertThat(again.hash()).isEqualTo(YearEnd.of(input).hash());
        });
  }

  @Test
  void moreTradeNeverBringsLess() {
    Replayable.cases(
        300,
        random -> {
          YearEndInput input = random(random, 2 + random.nextInt(20));
          int place = random.nextInt(input.members().size());
          List<MemberYear> more = new ArrayList<>(input.members());
          MemberYear one = more.get(place);
          more.set(
              place,
              new MemberYear(
                  one.party(),
                  one.number(),
                  one.name(),
                  one.tradeVolume() + 1 + random.nextInt(1000),
                  one.standing(),
                  one.residues()));
          assertThat(YearEnd.of(with(input, more)).lines().get(place).byVolume())
              .isGreaterThanOrEqualTo(YearEnd.of(input).lines().get(place).byVolume());
        });
  }

  @Test
  void nobodyDriftsOverTheYears() {
    Replayable.cases(
        20,
        random -> {
          List<MemberYear> members = random(random, 2 + random.nextInt(30)).members();
          Map<String, Residues> residues = new HashMap<>();
          Map<String, BigDecimal> owed = new HashMap<>();
          for (int each = 0; each < 100; each++) {
            List<MemberYear> thisYear =
                members.stream()
                    .map(
                        member ->
                            year(
                                member,
                                1 + random.nextInt(1_000_000),
                                residues.getOrDefault(member.party(), Residues.NONE)))
                    .toList();
            YearEnd year =
                YearEnd.of(new YearEndInput("coop", 2026, "book", 1, RULE, 777_777, 3, thisYear));
            for (MemberDividend line : year.lines()) {
              residues.put(line.member().party(), line.residues());
              owed.merge(line.member().party(), exactLessPaid(year, line), BigDecimal::add);
            }
          }
          assertThat(owed.values())
              .allSatisfy(fen -> assertThat(fen.abs()).isLessThan(new BigDecimal("1.000001")));
          assertThat(residues.values().stream().mapToLong(Residues::byVolume).sum()).isZero();
        });
  }

  /** What a member is due by trade volume, reckoned apart from the code, less what it is paid. */
  private static BigDecimal exactLessPaid(YearEnd year, MemberDividend line) {
    return BigDecimal.valueOf(year.pools().byVolume())
        .multiply(BigDecimal.valueOf(line.member().tradeVolume()))
        .divide(BigDecimal.valueOf(year.tradeVolume()), 20, RoundingMode.HALF_EVEN)
        .subtract(BigDecimal.valueOf(line.byVolume()));
  }

  @Test
  void guaranteeTopsUpWhatTheDividendDoesNotReach() {
    EquityReturn short3 = EquityReturn.of(1_000_000, Ratio.percent(5), 12, 30_000, 1_500_000);
    assertThat(short3.guaranteed()).isEqualTo(50_000);
    assertThat(short3.dividend()).isEqualTo(20_000);
    assertThat(short3.topUp()).isEqualTo(30_000);
    assertThat(short3.reason().zh())
        .isEqualTo("保底补足 300.00 ¥ = 出资 10000.00 × 5 %（500.00）− 出资分红 200.00");
    assertThat(EquityReturn.of(1_000_000, Ratio.percent(5), 12, 90_000, 1_000_000).topUp())
        .isZero();
    assertThat(EquityReturn.of(1_000_001, Ratio.percent(5), 6, 0, 0).topUp()).isEqualTo(25_001);
  }

  private static void assertReconciles(YearEnd year) {
    Pools pools = year.pools();
    assertThat(
            pools.losses()
                + pools.reserve()
                + pools.welfare()
                + pools.byVolume()
                + pools.byCapital())
        .isEqualTo(pools.surplus());
    assertThat(sum(year, MemberDividend::byVolume)).isEqualTo(pools.byVolume());
    assertThat(sum(year, MemberDividend::byCapital)).isEqualTo(pools.byCapital());
    assertThat(sum(year, MemberDividend::reserve)).isEqualTo(pools.reserve());
    assertThat(year.lines())
        .allSatisfy(
            line -> {
              assertThat(line.byVolume()).isNotNegative();
              assertThat(line.byCapital()).isNotNegative();
              assertThat(line.reserve()).isNotNegative();
            });
  }

  private static long sum(YearEnd year, ToLongFunction<MemberDividend> figure) {
    return year.lines().stream().mapToLong(figure).sum();
  }

  private static void assertRefused(YearEndInput input, String code) {
    assertThatThrownBy(() -> YearEnd.of(input))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static YearEndInput with(YearEndInput input, List<MemberYear> members) {
    return new YearEndInput(
        input.coop(),
        input.year(),
        input.book(),
        input.contractVersion(),
        input.rule(),
        input.surplus(),
        input.losses(),
        members);
  }

  private static YearEndInput random(RandomGenerator random, int members) {
    List<MemberYear> list = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      list.add(
          year(
              member("m" + i, 0, random.nextInt(3) == 0 ? 0 : random.nextInt(5_000_000)),
              random.nextInt(4) == 0 ? 0 : random.nextInt(8_000_000),
              new Residues(residue(random), residue(random), residue(random))));
    }
    list.add(member("n", 1 + random.nextInt(1000), 1 + random.nextInt(1000)));
    DividendRule rule =
        new DividendRule(
            1,
            new Ratio(600 + random.nextInt(401), 1000),
            new Ratio(random.nextInt(300), 1000),
            new Ratio(random.nextInt(100), 1000));
    long surplus = 1000 + random.nextLong(10_000_000_000L);
    return new YearEndInput(
        "coop",
        2026,
        "book",
        1,
        rule,
        surplus,
        random.nextLong(900),
        list.subList(list.size() - members, list.size()));
  }

  private static long residue(RandomGenerator random) {
    return random.nextLong(-Residues.PARTS_OF_A_FEN + 1, Residues.PARTS_OF_A_FEN);
  }

  private static YearEndInput input(
      DividendRule rule, long surplus, long losses, MemberYear... members) {
    return new YearEndInput("coop", 2026, "book", 1, rule, surplus, losses, List.of(members));
  }

  private static MemberYear member(String party, long volume, long contribution) {
    return new MemberYear(
        party,
        party,
        new Text(party, party),
        volume,
        new MemberStanding(contribution, 0, 0),
        Residues.NONE);
  }

  private static MemberYear year(MemberYear member, long volume, Residues residues) {
    return new MemberYear(
        member.party(), member.number(), member.name(), volume, member.standing(), residues);
  }
}
