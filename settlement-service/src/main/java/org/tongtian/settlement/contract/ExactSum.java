package org.tongtian.settlement.contract;

import java.math.BigInteger;
import org.tongtian.kit.Pure;

/** A sum of ratios, exact at any size; all denominators are above zero. */
@Pure
record ExactSum(BigInteger numerator, BigInteger denominator) {

  static final ExactSum ZERO = new ExactSum(BigInteger.ZERO, BigInteger.ONE);

  /** With so many times that ratio more. */
  ExactSum plus(Ratio ratio, long times) {
    BigInteger of = BigInteger.valueOf(ratio.denominator());
    BigInteger more = BigInteger.valueOf(ratio.numerator()).multiply(BigInteger.valueOf(times));
    return new ExactSum(
        numerator.multiply(of).add(more.multiply(denominator)), denominator.multiply(of));
  }

  /** Whether it is over so many times that ratio. */
  boolean isOver(Ratio ratio, long times) {
    ExactSum rest = plus(new Ratio(-ratio.numerator(), ratio.denominator()), times);
    return rest.numerator.signum() > 0;
  }
}
