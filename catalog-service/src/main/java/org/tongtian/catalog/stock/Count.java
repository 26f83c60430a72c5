package org.tongtian.catalog.stock;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;

/**
 * A lot counted from the truth.
 *
 * @param available what can be sold; below zero where reservations that are not confirmed yet stand
 *     beside sales that took their stock, and then those must withdraw
 * @param held the reservations that keep a token
 */
@Pure
record Count(long epoch, Quantity available, List<Reservation> held) {

  static Count of(long epoch, Quantity declared, List<Reservation> standing) {
    Quantity available = declared;
    for (Reservation each : standing) {
      available = available.minus(each.quantity());
    }
    List<Reservation> held =
        standing.stream().filter(each -> each.is(ReservationState.HELD)).toList();
    return new Count(epoch, available, held);
  }
}
