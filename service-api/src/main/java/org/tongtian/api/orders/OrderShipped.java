package org.tongtian.api.orders;

import java.time.Instant;

/** The co-operative gave the goods to a carrier. */
public record OrderShipped(OrderSummary order, Instant shippedAt) {}
