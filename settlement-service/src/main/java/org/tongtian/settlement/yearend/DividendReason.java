package org.tongtian.settlement.yearend;

import java.math.BigInteger;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * Why a member gets what the year end gives, as arithmetic that anyone can check (promise S16). The
 * product is cut to whole fen; a fen that rounding moved over the years is named.
 */
@Pure
final class DividendReason {

  private DividendReason() {}

  /** "惠顾返还 312.40 ¥ = 可分配盈余 10000.00 × 60 % = 6000.00 × 交易额 4200.00 / 80650.00". */
  static Text byVolume(YearEnd year, MemberDividend line) {
    Pools pools = year.pools();
    String rate = year.input().rule().byTradeVolume().inWords();
    String formula =
        formula(pools.byVolume(), line.member().tradeVolume(), year.tradeVolume(), line.byVolume());
    return new Text(
        "惠顾返还 "
            + yuan(line.byVolume())
            + " ¥ = 可分配盈余 "
            + yuan(pools.distributable())
            + " 的 "
            + rate
            + "（"
            + yuan(pools.byVolume())
            + "）× 交易额 "
            + formula,
        "Patronage refund "
            + yuan(line.byVolume())
            + " ¥ = "
            + rate
            + " of the distributable surplus "
            + yuan(pools.distributable())
            + " ("
            + yuan(pools.byVolume())
            + ") × trade volume "
            + english(formula));
  }

  /** Why the member gets its part by capital. */
  static Text byCapital(YearEnd year, MemberDividend line) {
    Pools pools = year.pools();
    String formula =
        formula(
            pools.byCapital(),
            line.member().standing().capitalBase(),
            year.capitalBase(),
            line.byCapital());
    return new Text(
        "按出资和公积金份额分配 "
            + yuan(line.byCapital())
            + " ¥ = 其余 "
            + yuan(pools.byCapital())
            + " × 出资、公积金和补助份额 "
            + formula,
        "By capital "
            + yuan(line.byCapital())
            + " ¥ = the rest "
            + yuan(pools.byCapital())
            + " × contribution, reserve and subsidy shares "
            + english(formula));
  }

  /** Why that much of the reserve counts as the member's. */
  static Text reserve(YearEnd year, MemberDividend line) {
    Pools pools = year.pools();
    String formula =
        formula(pools.reserve(), line.member().tradeVolume(), year.tradeVolume(), line.reserve());
    return new Text(
        "量化到户的公积金 " + yuan(line.reserve()) + " ¥ = " + yuan(pools.reserve()) + " × 交易额 " + formula,
        "Reserve counted as yours "
            + yuan(line.reserve())
            + " ¥ = "
            + yuan(pools.reserve())
            + " × trade volume "
            + english(formula));
  }

  /** The share, and what the years' rounding moved where it moved anything. */
  private static String formula(long pool, long part, long whole, long amount) {
    String share = yuan(part) + " / " + yuan(whole);
    if (whole == 0) {
      return share;
    }
    long plain =
        BigInteger.valueOf(pool)
            .multiply(BigInteger.valueOf(part))
            .divide(BigInteger.valueOf(whole))
            .longValueExact();
    long moved = amount - plain;
    return moved == 0 ? share : share + "，含累计尾差 " + (moved > 0 ? "+" : "") + yuan(moved);
  }

  private static String english(String formula) {
    return formula.replace("，含累计尾差", ", with carried rounding");
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
