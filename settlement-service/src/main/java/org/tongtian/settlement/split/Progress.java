package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;

/**
 * How far a tiered commission has come in a month.
 *
 * @param clauseNo number of the clause
 * @param month business month in Asia/Shanghai, e.g. 2026-11
 * @param measured orders or fen so far
 */
@Pure
public record Progress(int clauseNo, String month, long measured) {}
