package org.tongtian.api.orders;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * The consumer got a part of the price, or all of it, back.
 *
 * @param refundId id of the refund, the same however often it is told
 * @param amount of this refund alone
 */
public record OrderRefunded(
    OrderSummary order, String refundId, Money amount, Instant refundedAt) {}
