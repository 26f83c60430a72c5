package org.tongtian.catalog.product;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;

/** What a unit of a pack weighs in its packing, for the delivery fee. */
@Pure
final class Weights {

  static final int HEAVIEST_GRAMS = 1_000_000;

  /** Units that are weights already; their packing weighs nothing unless a pack states more. */
  private static final Map<Unit, Integer> GRAMS =
      Map.of(Unit.JIN, 500, Unit.KG, 1000, Unit.LIANG, 50);

  private Weights() {}

  /**
   * Grams of one unit, from 1.
   *
   * @param stated what the co-operative says, null where it said nothing; a unit of weight may
   *     weigh more with its packing, never less
   * @param field what a refusal names: {@code catalog.weight_missing} for boxes and pieces without,
   *     {@code catalog.weight_invalid} for an impossible one
   */
  static int grams(Unit unit, Integer stated, String field) {
    Integer least = GRAMS.get(unit);
    if (stated == null && least == null) {
      throw Refusal.invalid("catalog.weight_missing", field);
    }
    int grams = stated == null ? least : stated;
    if (grams < (least == null ? 1 : least) || grams > HEAVIEST_GRAMS) {
      throw Refusal.invalid("catalog.weight_invalid", field);
    }
    return grams;
  }
}
