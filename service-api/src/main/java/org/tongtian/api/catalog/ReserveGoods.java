package org.tongtian.api.catalog;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Quantity;

/**
 * Asks for stock of one or more lots, all of it or nothing; repeating it with the same ids reserves
 * once.
 *
 * @param buyerId account of the buyer
 * @param expiresAt when the stock goes back by itself unless it was paid
 * @param goods what is wanted, at least one, each lot once
 */
public record ReserveGoods(String buyerId, Instant expiresAt, List<Wanted> goods) {

  /**
   * Some of one lot.
   *
   * @param reservationId id of the order's line, or one of its own where stock is taken again
   * @param quantity in the unit of the lot
   */
  public record Wanted(String reservationId, String lotId, Quantity quantity) {}
}
