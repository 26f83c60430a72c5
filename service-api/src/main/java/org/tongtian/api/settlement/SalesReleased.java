package org.tongtian.api.settlement;

import java.time.Instant;
import java.util.List;

/**
 * The splits of sales became payable to their parties by one block of a book.
 *
 * @param contractId the contract whose book it is
 * @param releasedAt when it was booked
 * @param saleIds the sales, which are lines of orders, in the order of the book
 */
public record SalesReleased(String contractId, Instant releasedAt, List<String> saleIds) {}
