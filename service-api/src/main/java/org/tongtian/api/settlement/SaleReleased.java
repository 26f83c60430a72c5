package org.tongtian.api.settlement;

import java.time.Instant;

/** The split of a sale became payable to its parties. */
public record SaleReleased(String orderId, String contractId, Instant releasedAt) {}
