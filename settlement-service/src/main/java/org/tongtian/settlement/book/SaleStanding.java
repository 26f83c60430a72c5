package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * Where a sale stands.
 *
 * @param state ACCRUED, RELEASED or REVERSED
 * @param accruedIn seq of the block with its accrual
 * @param refunded fen that the consumer has got back so far
 */
@Pure
public record SaleStanding(EntryKind state, long accruedIn, long refunded) {}
