package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * Where a payout stands.
 *
 * @param party who is paid
 * @param amount fen
 * @param state PAYOUT_SENT, PAYOUT_DONE or PAYOUT_RETURNED
 */
@Pure
public record PayoutStanding(String party, long amount, EntryKind state) {}
