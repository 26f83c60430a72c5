package org.tongtian.api.catalog;

import java.time.Instant;
import org.tongtian.kit.money.Quantity;

/**
 * Where one reservation stands.
 *
 * @param quantity what it holds now, in the lot's unit; less than it took where some of it was
 *     refunded and went back on sale
 * @param state {@code HELD}, {@code SOLD}, {@code RELEASED} or {@code SHORTFALL}
 * @param expiresAt when an unpaid one goes back
 */
public record ReservationStanding(
    String reservationId, String lotId, Quantity quantity, String state, Instant expiresAt) {}
