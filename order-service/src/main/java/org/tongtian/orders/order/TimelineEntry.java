package org.tongtian.orders.order;

import java.time.Instant;

/**
 * A state the order came into.
 *
 * @param operationId what brought it there; an operation that is run again knows itself by it
 */
public record TimelineEntry(OrderState state, Instant at, String operationId) {}
