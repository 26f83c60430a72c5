package org.tongtian.settlement.split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tongtian.kit.Pure;

/** Parts of a whole in per cent, with one decimal, half up: for reading, never for reckoning. */
@Pure
public final class Percent {

  private Percent() {}

  /**
   * For example "45.0".
   *
   * @param part parts
   * @param whole of so many, above zero
   */
  public static String of(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
