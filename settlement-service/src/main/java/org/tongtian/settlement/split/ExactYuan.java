package org.tongtian.settlement.split;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.tongtian.kit.Pure;

/** Parts of a fen as an exact number of yuan, for people who check the arithmetic. */
@Pure
final class ExactYuan {

  private static final long FEN = 100;
  private static final int MOST_DECIMALS = 9;

  private ExactYuan() {}

  /** "13.325", two decimals at least; "(3997/300)" where no short decimal is exact. */
  static String of(long parts, long denominator) {
    BigInteger numerator = BigInteger.valueOf(parts);
    BigInteger of = BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(FEN));
    BigInteger gcd = numerator.gcd(of);
    BigInteger[] scaled =
        numerator.multiply(BigInteger.TEN.pow(MOST_DECIMALS)).divideAndRemainder(of);
    if (scaled[1].signum() != 0) {
      return "(" + numerator.divide(gcd) + "/" + of.divide(gcd) + ")";
    }
    BigDecimal yuan = new BigDecimal(scaled[0], MOST_DECIMALS).stripTrailingZeros();
    return (yuan.scale() < 2 ? yuan.setScale(2) : yuan).toPlainString();
  }
}
