package org.tongtian.api.orders;

import java.time.Instant;
import java.util.List;

/**
 * New goods were sent for ones that came back; their stock is sold. No money moves.
 *
 * @param caseId the after-sales case
 * @param orderId the order whose goods were exchanged
 * @param reservationIds the stock at catalog-service that was held for them
 */
public record ReplacementSent(
    String caseId, String orderId, List<String> reservationIds, Instant sentAt) {}
