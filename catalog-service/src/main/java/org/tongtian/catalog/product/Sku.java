package org.tongtian.catalog.product;

import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * A pack of a product.
 *
 * @param unitCode code of the unit it is priced and counted in
 * @param gramsPerUnit what a unit weighs in its packing
 */
public record Sku(String id, Text name, String unitCode, int gramsPerUnit) {

  Unit unit() {
    return Unit.byCode(unitCode).orElseThrow();
  }
}
