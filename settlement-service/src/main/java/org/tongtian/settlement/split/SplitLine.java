package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;

/**
 * What one clause gets of a sale. What the clause says, in whole fen, less {@code shortfall}, plus
 * {@code carried}, is the amount; for the remainder it is the gross less all other lines.
 *
 * @param clauseNo number of the clause
 * @param payee id of the party
 * @param amount fen, never negative
 * @param carried fen that the cumulative rounding moved here, may be negative
 * @param shortfall fen that the clause asks for and the sale is too small to pay
 */
@Pure
public record SplitLine(int clauseNo, String payee, long amount, long carried, long shortfall) {}
