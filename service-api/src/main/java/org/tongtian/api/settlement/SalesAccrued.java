package org.tongtian.api.settlement;

import java.time.Instant;
import java.util.List;

/**
 * The splits of paid sales were booked to escrow by one block of a book.
 *
 * @param contractId the contract whose book it is
 * @param accruedAt when it was booked
 * @param orderIds the orders, in the order of the book
 */
public record SalesAccrued(String contractId, Instant accruedAt, List<String> orderIds) {}
