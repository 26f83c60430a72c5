package org.tongtian.catalog.stock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;

/**
 * A lot counted from the truth.
 *
 * @param lot what is on sale and how, under the epoch of this count
 * @param available what can be sold; below zero where reservations that are not confirmed yet stand
 *     beside sales that took their stock, and then those must withdraw, or where less was harvested
 *     than is sold
 * @param held the reservations that keep a token
 * @param byBuyer what each buyer has, held and sold; empty where buyers may have as much as there
 *     is
 */
@Pure
record Count(
    LotStock lot, Quantity available, List<Reservation> held, Map<String, Quantity> byBuyer) {

  static Count of(LotStock lot, List<Reservation> standing) {
    Quantity available = lot.declared();
    Map<String, Quantity> byBuyer = new LinkedHashMap<>();
    for (Reservation each : standing) {
      available = available.minus(each.quantity());
      if (lot.terms().perBuyer() != null) {
        byBuyer.merge(each.buyerId(), each.quantity(), Quantity::plus);
      }
    }
    List<Reservation> held =
        standing.stream().filter(each -> each.is(ReservationState.HELD)).toList();
    return new Count(lot, available, held, byBuyer);
  }
}
