package org.tongtian.orders.delivery;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * What delivery to some provinces costs and how long it takes.
 *
 * @param provinces their two digits
 * @param firstGrams weight that the first fee covers
 * @param firstFee asked for every parcel
 * @param nextGrams weight of each further step; a step that is begun counts whole
 * @param nextFee asked for each step
 * @param daysFrom business days on the way, at least
 * @param daysUntil business days on the way, at most
 */
@Pure
public record DeliveryRow(
    List<String> provinces,
    int firstGrams,
    Money firstFee,
    int nextGrams,
    Money nextFee,
    int daysFrom,
    int daysUntil) {}
