package org.tongtian.api.orders;

import java.time.Instant;

/** The payment channel confirmed the payment; stock is sold and the split accrues to escrow. */
public record OrderPaid(OrderSummary order, Instant paidAt) {}
