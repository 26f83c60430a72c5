package org.tongtian.settlement.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.tongtian.kit.Pure;

/**
 * A rate as a ratio of whole numbers, never a floating-point number. Any two numbers can be written
 * down; whether they make a rate is decided by the contract's rules.
 *
 * @param numerator parts
 * @param denominator of so many
 */
@Pure
public record Ratio(long numerator, long denominator) {

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  /** So many per cent. */
  public static Ratio percent(long percent) {
    return new Ratio(percent, 100);
  }

  /** Above zero and at most the whole. */
  @JsonIgnore // on the wire a ratio is its two numbers alone
  public boolean isPartOfWhole() {
    return denominator > 0 && numerator > 0 && numerator <= denominator;
  }

  /** Zero or more, with a denominator. */
  @JsonIgnore // on the wire a ratio is its two numbers alone
  public boolean isNotNegative() {
    return denominator > 0 && numerator >= 0;
  }

  /** Whether it is larger; both have a denominator above zero. */
  public boolean isOver(Ratio other) {
    return of(numerator)
            .multiply(of(other.denominator))
            .compareTo(of(other.numerator).multiply(of(denominator)))
        > 0;
  }

  /** As people read it: "45 %", "12.5 %", or "1/3" where per cent would not be exact. */
  public String inWords() {
    BigInteger millionths = BigInteger.valueOf(numerator).multiply(MILLION);
    BigInteger[] exact =
        millionths.multiply(BigInteger.valueOf(100)).divideAndRemainder(of(denominator));
    if (exact[1].signum() != 0) {
      return numerator + "/" + denominator;
    }
    BigDecimal percent = new BigDecimal(exact[0], 6).stripTrailingZeros();
    return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + " %";
  }

  private static BigInteger of(long number) {
    return BigInteger.valueOf(number);
  }
}
