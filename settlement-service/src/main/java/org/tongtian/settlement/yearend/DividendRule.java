package org.tongtian.settlement.yearend;

import java.math.BigInteger;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Ratio;

/**
 * How a co-op shares its surplus (Farmers' Co-operatives Law 2017, art. 42 and 44).
 *
 * @param clauseNo the clause that says so
 * @param byTradeVolume part of the distributable surplus that is paid by trade volume, at least 60
 *     %
 * @param reserve part of the surplus after losses that goes to the reserve
 * @param welfare part of the surplus after losses that goes to the public welfare fund
 */
@Pure
record DividendRule(int clauseNo, Ratio byTradeVolume, Ratio reserve, Ratio welfare) {

  private static final Ratio LEAST_BY_VOLUME = Ratio.percent(60);

  /**
   * The rule, checked.
   *
   * @throws Refusal {@code yearend.below_sixty_percent}, {@code yearend.ratio_invalid} (400)
   */
  DividendRule checked() {
    if (!byTradeVolume.isPartOfWhole()) {
      throw Refusal.invalid("yearend.ratio_invalid", "byTradeVolume", "byTradeVolume");
    }
    if (compare(byTradeVolume, LEAST_BY_VOLUME) < 0) {
      throw Refusal.invalid(
          "yearend.below_sixty_percent", "byTradeVolume", byTradeVolume.inWords(), clauseNo);
    }
    requireFraction(reserve, "reserve");
    requireFraction(welfare, "welfare");
    BigInteger both =
        product(reserve.numerator(), welfare.denominator())
            .add(product(welfare.numerator(), reserve.denominator()));
    if (both.compareTo(product(reserve.denominator(), welfare.denominator())) > 0) {
      throw Refusal.invalid("yearend.ratio_invalid", "welfare", "welfare");
    }
    return this;
  }

  /** The fields that are hashed. */
  Map<String, Object> canonical() {
    return Map.of(
        "clauseNo",
        clauseNo,
        "byTradeVolume",
        canonical(byTradeVolume),
        "reserve",
        canonical(reserve),
        "welfare",
        canonical(welfare));
  }

  private static Map<String, Object> canonical(Ratio ratio) {
    return Map.of("numerator", ratio.numerator(), "denominator", ratio.denominator());
  }

  private static void requireFraction(Ratio ratio, String field) {
    if (ratio.denominator() <= 0 || (ratio.numerator() != 0 && !ratio.isPartOfWhole())) {
      throw Refusal.invalid("yearend.ratio_invalid", field, field);
    }
  }

  private static int compare(Ratio one, Ratio other) {
    return product(one.numerator(), other.denominator())
        .compareTo(product(other.numerator(), one.denominator()));
  }

  private static BigInteger product(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }
}
