package org.tongtian.api.catalog;

import java.time.Instant;
import org.tongtian.kit.money.Quantity;

/**
 * Asks for stock of a lot; repeating it with the same id reserves once.
 *
 * @param reservationId the order's id
 * @param buyerId account of the buyer
 * @param expiresAt when the stock goes back by itself unless the order was paid
 */
public record ReserveStock(
    String reservationId, String lotId, Quantity quantity, String buyerId, Instant expiresAt) {}
