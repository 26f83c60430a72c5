package org.tongtian.settlement.yearend;

import org.tongtian.kit.Pure;

/**
 * What a guarantor owes a household for the year (promise S5).
 *
 * @param book id of the contract with the clause
 * @param contractVersion of it
 * @param clauseNo that says so
 * @param household who is guaranteed
 * @param guarantor who owes
 * @param terms how it is reckoned
 */
@Pure
public record OwedReturn(
    String book,
    int contractVersion,
    int clauseNo,
    String household,
    String guarantor,
    EquityReturn terms) {}
