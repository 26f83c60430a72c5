package org.tongtian.orders.order;

import java.time.LocalDate;

/**
 * How an order gets to its buyer.
 *
 * @param note what the buyer asks of the co-operative; null for nothing
 * @param arrivesFrom first day it is expected on, Asia/Shanghai; null where nobody can say
 * @param arrivesUntil last day of it, null as above
 */
public record Delivery(
    Address address, String note, LocalDate arrivesFrom, LocalDate arrivesUntil) {}
