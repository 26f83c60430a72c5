package org.tongtian.catalog.stock;

import java.time.Instant;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;

/**
 * Somebody wants so much of a lot.
 *
 * @param reservationId repeating a claim under the same id takes once
 * @param unit what the lot is counted in
 * @param buyerId account of the buyer
 * @param expiresAt when the stock goes back unless it was paid
 * @param field what refusals call it, e.g. {@code goods[0]}
 */
public record Claim(
    String reservationId,
    String lotId,
    Unit unit,
    Quantity quantity,
    String buyerId,
    Instant expiresAt,
    String field) {}
