package org.tongtian.orders.aftersales;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;

/**
 * What a case says of one line of its order.
 *
 * @param picture name of a drawing of the web app
 * @param quantity how much of the line it is about, in its unit
 * @param wanted share of the price of that quantity the buyer asks for, per cent
 * @param granted share offered or granted, per cent; 0 before
 */
@Pure
public record CaseLine(
    String lineId,
    Text productName,
    String picture,
    Unit unit,
    Quantity quantity,
    int wanted,
    int granted) {

  CaseLine granting(int percent) {
    return new CaseLine(lineId, productName, picture, unit, quantity, wanted, percent);
  }

  /** What is granted, in hundredths of thousandths of the unit. */
  long grantedWeight() {
    return LineShare.weight(quantity, granted);
  }
}
