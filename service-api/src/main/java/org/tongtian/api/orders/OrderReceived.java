package org.tongtian.api.orders;

import java.time.Instant;

/** The consumer has the goods; the split is released. */
public record OrderReceived(OrderSummary order, Instant receivedAt) {}
