package org.tongtian.settlement.yearend;

import java.math.BigInteger;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Ratio;

/**
 * Where a co-op's surplus goes, fen. Reserve and welfare fund are cut to whole fen, what that
 * leaves is distributable; the part by trade volume is rounded up, so it is never under the rule.
 *
 * @param surplus of the year
 * @param losses made good first (art. 44)
 * @param reserve to the reserve (art. 42)
 * @param welfare to the public welfare fund
 * @param distributable what is left for the members
 * @param byVolume of that by trade volume
 * @param byCapital of that by contribution, quantified reserve and quantified subsidies
 */
@Pure
public record Pools(
    long surplus,
    long losses,
    long reserve,
    long welfare,
    long distributable,
    long byVolume,
    long byCapital) {

  private static final long MOST = 100_000_000_000_000L;

  /**
   * Shares the surplus out.
   *
   * @throws Refusal {@code yearend.amount_invalid} (400), {@code yearend.nothing_to_distribute}
   *     (409)
   */
  static Pools of(DividendRule rule, long surplus, long losses) {
    require(surplus, "surplus");
    require(losses, "losses");
    rule.checked();
    long afterLosses = surplus - losses;
    if (afterLosses <= 0) {
      throw Refusal.conflict("yearend.nothing_to_distribute");
    }
    long reserve = cut(afterLosses, rule.reserve());
    long welfare = cut(afterLosses, rule.welfare());
    long distributable = afterLosses - reserve - welfare;
    if (distributable <= 0) {
      throw Refusal.conflict("yearend.nothing_to_distribute");
    }
    long byCapital = distributable - roundedUp(distributable, rule.byTradeVolume());
    return new Pools(
        surplus, losses, reserve, welfare, distributable, distributable - byCapital, byCapital);
  }

  /** The fields that are hashed. */
  Map<String, Object> canonical() {
    return Map.of(
        "surplus",
        surplus,
        "losses",
        losses,
        "reserve",
        reserve,
        "welfare",
        welfare,
        "distributable",
        distributable,
        "byVolume",
        byVolume,
        "byCapital",
        byCapital);
  }

  private static void require(long amount, String field) {
    if (amount < 0 || amount > MOST) {
      throw Refusal.invalid("yearend.amount_invalid", field, field);
    }
  }

  private static long cut(long amount, Ratio ratio) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(ratio.numerator()))
        .divide(BigInteger.valueOf(ratio.denominator()))
        .longValueExact();
  }

  private static long roundedUp(long amount, Ratio ratio) {
    BigInteger[] parts =
        BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(ratio.numerator()))
            .divideAndRemainder(BigInteger.valueOf(ratio.denominator()));
    return parts[0].longValueExact() + parts[1].signum();
  }
}
