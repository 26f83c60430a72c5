package org.tongtian.api.settlement;

import org.tongtian.kit.money.Money;

/**
 * Where the money of one sale is in its book: {@code paid + toppedUp = escrow + settled + refunded
 * + givenBack}.
 *
 * @param saleId id of the order's line
 * @param paid what the consumer paid for the line
 * @param toppedUp what the bearers of coupons owed to it at the payment
 * @param escrow what waits for the receipt
 * @param settled what was released to the parties and is still theirs
 * @param refunded what went back to the consumer
 * @param givenBack what refunds gave back to the bearers of coupons
 */
public record SaleMoney(
    String saleId,
    String contractId,
    Money paid,
    Money toppedUp,
    Money escrow,
    Money settled,
    Money refunded,
    Money givenBack) {}
