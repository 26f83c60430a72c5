package org.tongtian.api.settlement;

import java.time.Instant;

/** The split of a paid sale was booked to escrow. */
public record SaleAccrued(String orderId, String contractId, Instant accruedAt) {}
