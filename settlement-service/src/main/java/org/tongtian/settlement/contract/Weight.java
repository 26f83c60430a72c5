package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Unit;

/** How much goods weigh that are sold by weight. */
@Pure
public final class Weight {

  private static final int JIN_PER_KILO = 2;
  private static final int LIANG_PER_KILO = 20;

  private Weight() {}

  /** Whether goods of that unit are sold by weight. */
  public static boolean isWeight(String unit) {
    return isUnit(unit, Unit.JIN) || isUnit(unit, Unit.KG) || isUnit(unit, Unit.LIANG);
  }

  /**
   * Whole grams; parts of a gram are not counted.
   *
   * @param unit code of a unit of weight
   * @param thousandths of that unit
   */
  public static long grams(String unit, long thousandths) {
    if (isUnit(unit, Unit.KG)) {
      return thousandths;
    }
    if (isUnit(unit, Unit.JIN)) {
      return thousandths / JIN_PER_KILO;
    }
    if (isUnit(unit, Unit.LIANG)) {
      return thousandths / LIANG_PER_KILO;
    }
    throw new IllegalArgumentException("no unit of weight: " + unit);
  }

  private static boolean isUnit(String code, Unit unit) {
    return unit.code().equals(code);
  }
}
