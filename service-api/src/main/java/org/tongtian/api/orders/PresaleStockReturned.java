package org.tongtian.api.orders;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Quantity;

/**
 * Stock that a deposit had paid goes back on sale, since the order ended unpaid or its buyer took
 * goods of another lot (promise C7). No sale is reversed: there was none.
 *
 * @param returnId the same however often it is told
 * @param stock what goes back, at least one
 */
public record PresaleStockReturned(
    String orderId, String returnId, List<Returned> stock, Instant returnedAt) {

  /**
   * Stock of one reservation.
   *
   * @param quantity in the unit of its lot
   */
  public record Returned(String reservationId, Quantity quantity) {}
}
