package org.tongtian.settlement.book;

import java.time.Instant;
import org.tongtian.kit.Pure;

/**
 * Money that came in from outside for a party.
 *
 * @param at when it was booked
 * @param amount fen, above zero
 * @param note where it came from, null where nobody said
 */
@Pure
public record TopUp(Instant at, long amount, String note) {}
