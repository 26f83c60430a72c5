package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * What somebody asks of a fund or an insurer.
 *
 * @param party id of who asks
 * @param amount fen, above zero
 */
@Pure
public record Ask(String party, long amount) {}
