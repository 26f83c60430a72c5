package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.split.Refunded;

/**
 * Where a sale stands.
 *
 * @param state ACCRUED, RELEASED or REVERSED
 * @param accruedIn seq of the block with its accrual
 * @param refunded what refunds have taken back so far
 */
@Pure
public record SaleStanding(EntryKind state, long accruedIn, Refunded refunded) {}
