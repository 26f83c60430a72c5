package org.tongtian.settlement.contract;

/**
 * What an insurance pays, once for each order and cause (promise S11).
 *
 * @param cause what must have happened
 * @param benefit rate of the sale's gross that is paid
 * @param threshold PRICE: fen for a unit that the market must be below; DELAY: hours late that must
 *     be exceeded; null for DISASTER, where the declaration is enough
 */
public record Cover(InsuredCause cause, Ratio benefit, Long threshold) {}
