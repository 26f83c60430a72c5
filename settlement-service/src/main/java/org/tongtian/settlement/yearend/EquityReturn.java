package org.tongtian.settlement.yearend;

import java.math.BigInteger;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Ratio;

/**
 * What a named guarantor owes on a household's equity for a year (promise S5): what the dividend on
 * that equity does not reach. The guaranteed amount is rounded up and the dividend counted against
 * it is cut, so that rounding is never at the household's cost.
 *
 * @param capital the household's equity, fen
 * @param rate guaranteed per year
 * @param months of the year in which the guarantee was in force, 1 to 12
 * @param guaranteed for those months, fen
 * @param dividend on that equity, fen
 */
@Pure
public record EquityReturn(long capital, Ratio rate, int months, long guaranteed, long dividend) {

  /**
   * Reckons it.
   *
   * @param byCapital what the household's account got by capital
   * @param capitalBase what that was reckoned by; 0 where the household is no member
   */
  static EquityReturn of(long capital, Ratio rate, int months, long byCapital, long capitalBase) {
    BigInteger[] parts =
        BigInteger.valueOf(capital)
            .multiply(BigInteger.valueOf(rate.numerator()))
            .multiply(BigInteger.valueOf(months))
            .divideAndRemainder(
                BigInteger.valueOf(rate.denominator()).multiply(BigInteger.valueOf(12)));
    long guaranteed = parts[0].longValueExact() + parts[1].signum();
    return new EquityReturn(
        capital, rate, months, guaranteed, onEquity(capital, byCapital, capitalBase));
  }

  private static long onEquity(long capital, long byCapital, long capitalBase) {
    if (capitalBase == 0) {
      return 0;
    }
    return BigInteger.valueOf(byCapital)
        .multiply(BigInteger.valueOf(Math.min(capital, capitalBase)))
        .divide(BigInteger.valueOf(capitalBase))
        .longValueExact();
  }

  /** What the guarantor owes, never negative. */
  public long topUp() {
    return Math.max(0, guaranteed - dividend);
  }

  /** The reason, in both languages. */
  public Text reason() {
    String product = yuan(capital) + " × " + rate.inWords();
    return new Text(
        "保底补足 "
            + yuan(topUp())
            + " ¥ = 出资 "
            + product
            + (months == 12 ? "" : " × " + months + "/12 年")
            + "（"
            + yuan(guaranteed)
            + "）− 出资分红 "
            + yuan(dividend),
        "Guarantee tops up "
            + yuan(topUp())
            + " ¥ = equity "
            + product
            + (months == 12 ? "" : " × " + months + "/12 year")
            + " ("
            + yuan(guaranteed)
            + ") − dividend on it "
            + yuan(dividend)
            + (dividend > guaranteed ? ", nothing below zero" : ""));
  }

  private static String yuan(long fen) {
    return Money.cny(fen).inMajorUnits();
  }
}
