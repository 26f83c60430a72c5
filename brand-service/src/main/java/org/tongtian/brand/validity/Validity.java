package org.tongtian.brand.validity;

import java.time.LocalDate;
import org.tongtian.kit.Pure;

/**
 * The days on which a licence or certificate holds. It is asked anew whenever it is shown, so that
 * an expired one stops its claim at once (promise B2).
 *
 * @param from first day, never null
 * @param to last day, included, never null
 */
@Pure
public record Validity(LocalDate from, LocalDate to) {

  private static final int LONGEST_YEARS = 50;

  /** Whether the dates make sense. */
  public static boolean isSound(LocalDate from, LocalDate to) {
    return from != null
        && to != null
        && !to.isBefore(from)
        && !to.isAfter(from.plusYears(LONGEST_YEARS))
        && from.getYear() >= 1980;
  }

  /**
   * How it stands on that day.
   *
   * @param day a business day (Asia/Shanghai)
   */
  public ValidityState on(LocalDate day) {
    if (day.isBefore(from)) {
      return ValidityState.NOT_YET;
    }
    return day.isAfter(to) ? ValidityState.EXPIRED : ValidityState.VALID;
  }
}
