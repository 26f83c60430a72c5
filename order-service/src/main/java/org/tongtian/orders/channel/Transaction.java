package org.tongtian.orders.channel;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * A payment as the channel knows it.
 *
 * @param transactionId the channel's id; null before the payment where the channel numbers payments
 *     and not their openings (WeChat Pay)
 * @param merchantOrderId the order's id
 * @param amount null before the payment where the channel does not tell it then (WeChat Pay's
 *     answer to a question); never null when just opened, or paid
 * @param payUrl where the buyer confirms: relative to the gateway, or absolute where the channel
 *     has a page of its own; null where the answer does not tell it
 * @param paidAt null until paid
 */
public record Transaction(
    String transactionId,
    String merchantOrderId,
    Money amount,
    TransactionState state,
    String payUrl,
    Instant paidAt) {}
