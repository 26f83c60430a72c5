package org.tongtian.settlement.forward;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.Pure;

/**
 * Goods brought on a forward order; it is never changed.
 *
 * @param id the same however often it is recorded
 * @param on business day of the delivery
 * @param grade code of the grade found
 * @param quantity brought, thousandths of the unit
 * @param accepted of that by the buyer; nothing of another grade
 * @param marketPrice of that day, fen per unit; null where nobody quotes one, then the floor counts
 * @param marketSource who quotes it, null without a market price
 * @param remark what was found, may be null
 * @param at when it was recorded
 */
@Pure
public record Delivery(
    String id,
    LocalDate on,
    String grade,
    long quantity,
    long accepted,
    Long marketPrice,
    String marketSource,
    String remark,
    Instant at) {}
