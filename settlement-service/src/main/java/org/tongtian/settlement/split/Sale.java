package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;

/**
 * What the split needs to know of a sale.
 *
 * @param gross what the consumer paid, fen, above zero
 * @param thousandths quantity in thousandths of the unit, above zero
 */
@Pure
public record Sale(long gross, long thousandths) {}
