package org.tongtian.settlement.book;

import org.tongtian.kit.Pure;

/**
 * What a party owes a lender.
 *
 * @param lender id of the lender
 * @param outstanding fen
 * @param since Shanghai day of the first advance, as a count of days; cycles begin with it
 */
@Pure
public record AdvanceStanding(String lender, long outstanding, long since) {}
