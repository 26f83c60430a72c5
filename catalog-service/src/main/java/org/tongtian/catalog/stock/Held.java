package org.tongtian.catalog.stock;

/**
 * Stock that a claim holds.
 *
 * @param lot the lot as it is on sale in the count that the stock was taken from
 */
public record Held(Reservation reservation, LotStock lot) {}
