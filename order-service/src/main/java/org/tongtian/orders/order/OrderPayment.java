package org.tongtian.orders.order;

import java.time.Instant;

/**
 * The payment of an order.
 *
 * @param transactionId the channel's id of it
 * @param payUrl where the buyer confirms, relative to the gateway
 * @param askAt when the channel is asked for its state unless it has told before
 */
public record OrderPayment(
    String transactionId, String payUrl, PaymentState state, Instant askAt) {}
