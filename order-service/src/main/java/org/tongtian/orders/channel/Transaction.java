package org.tongtian.orders.channel;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * A payment as the channel knows it.
 *
 * @param transactionId the channel's id
 * @param merchantOrderId the order's id
 * @param payUrl where the buyer confirms, relative to the gateway
 * @param paidAt null until paid
 */
public record Transaction(
    String transactionId,
    String merchantOrderId,
    Money amount,
    TransactionState state,
    String payUrl,
    Instant paidAt) {}
