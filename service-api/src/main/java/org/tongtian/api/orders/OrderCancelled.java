package org.tongtian.api.orders;

import java.time.Instant;

/** The order ended before it was paid; its stock goes back. */
public record OrderCancelled(OrderSummary order, Instant cancelledAt) {}
