package org.tongtian.kit.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * How much of a unit, exact to a thousandth; a JSON number on the wire.
 *
 * @param thousandths thousandths of the unit, may be negative
 */
public record Quantity(long thousandths) implements Comparable<Quantity> {

  public static final Quantity ZERO = new Quantity(0);

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  /** So many whole units. */
  public static Quantity of(long units) {
    return new Quantity(Math.multiplyExact(units, 1000));
  }

  /**
   * The quantity that a JSON number states.
   *
   * @throws IllegalArgumentException with more than three decimals or beyond 10¹²
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Quantity of(BigDecimal units) {
    if (units.abs().compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("a quantity is at most 10^12");
    }
    BigDecimal exact = units.stripTrailingZeros();
    if (exact.scale() > 3) {
      throw new IllegalArgumentException("a quantity has at most three decimals");
    }
    return new Quantity(exact.movePointRight(3).longValueExact());
  }

  /** The JSON number, without trailing zeros. */
  @JsonValue
  public BigDecimal toNumber() {
    BigDecimal number = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** The sum; fails beyond a long. */
  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(thousandths, other.thousandths));
  }

  /** The difference; fails beyond a long. */
  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(thousandths, other.thousandths));
  }

  /** Whether there is more than nothing of it. */
  public boolean isPositive() {
    return thousandths > 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(thousandths, other.thousandths);
  }

  @Override
  public String toString() {
    return toNumber().toPlainString();
  }
}
