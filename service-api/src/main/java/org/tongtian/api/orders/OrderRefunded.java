package org.tongtian.api.orders;

import java.time.Instant;
import java.util.List;

/**
 * The consumer got a part of the price, or all of it, back.
 *
 * @param refundId id of the refund, the same however often it is told
 * @param lines what it reverses of this refund alone, at least one line
 */
public record OrderRefunded(
    OrderSummary order, String refundId, List<RefundedLine> lines, Instant refundedAt) {}
