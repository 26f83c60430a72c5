package org.tongtian.api.catalog;

import org.tongtian.kit.money.Quantity;

/**
 * One lot's stock as an auditor adds it up: {@code declared = sold + reserved + free}.
 *
 * @param declared what was put on sale
 * @param sold what paid orders hold, less what went back on sale after refunds
 * @param reserved what unpaid orders hold
 * @param free what the live count lets be bought; null where there is no count to rely on
 */
public record StockAccount(
    String lotId, Quantity declared, Quantity sold, Quantity reserved, Quantity free) {}
