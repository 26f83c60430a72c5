package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;

/**
 * One place where a clause moves money: an ordinary clause has one, an adjusting clause one for who
 * gains and one for each who gives.
 *
 * @param clauseNo number of the clause
 * @param payee id of the party
 */
@Pure
public record Slot(int clauseNo, String payee) {}
