package org.tongtian.kit.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/**
 * An amount in whole minor units of its currency; never a fraction, never floating point.
 *
 * @param amount minor units (fen for CNY), may be negative
 * @param currency ISO 4217 code, never null
 */
public record Money(long amount, String currency) implements Comparable<Money> {

  public static final String CNY = "CNY";

  /** Refuses a missing or malformed currency. */
  public Money {
    Objects.requireNonNull(currency, "currency");
    if (currency.length() != 3) {
      throw new IllegalArgumentException("a currency has three letters: " + currency);
    }
  }

  /** So many fen. */
  public static Money cny(long fen) {
    return new Money(fen, CNY);
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException beyond a long
   * @throws IllegalArgumentException where the currencies differ
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
  }

  /** The difference; fails as {@link #plus} does. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(amount), currency);
  }

  /**
   * This price per unit times a quantity, rounded half up to the minor unit: the half fen goes to
   * the seller.
   *
   * @throws ArithmeticException beyond a long
   */
  public Money times(Quantity quantity) {
    long thousandths = Math.multiplyExact(amount, quantity.thousandths());
    return new Money(Math.floorDiv(Math.addExact(thousandths, 500), 1000), currency);
  }

  /** Whether it is less than nothing. */
  @JsonIgnore // on the wire money is amount and currency alone
  public boolean isNegative() {
    return amount < 0;
  }

  /** The amount in major units with two decimals, as "14.62". */
  public String inMajorUnits() {
    long absolute = Math.abs(amount);
    String sign = amount < 0 ? "-" : "";
    return sign + absolute / 100 + "." + (absolute % 100 < 10 ? "0" : "") + absolute % 100;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(amount, sameCurrency(other).amount);
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
    }
    return other;
  }
}
