package org.tongtian.settlement.contract;

/**
 * A clause that no single sale is split by: it acts at release, on a fund, or at the year's end.
 */
public sealed interface StandingClause extends Clause
    permits Advance, FundDraw, GuaranteedReturn, Dividend {}
