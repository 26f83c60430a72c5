package org.tongtian.orders.order;

import java.time.Instant;

/**
 * A state the order came into.
 *
 * @param operationId what brought it there; an operation that is run again knows itself by it
 * @param reason why, where the state alone does not say it; else null
 */
public record TimelineEntry(
    OrderState state, Instant at, String operationId, TimelineReason reason) {}
