package org.tongtian.orders.channel;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * A refund as the channel knows it.
 *
 * @param refundId the merchant's id of it
 * @param channelRefundId the channel's id of it
 * @param merchantOrderId the order whose payment goes back
 * @param amount what goes back to the buyer
 * @param succeededAt null until the buyer has the money
 */
public record ChannelRefund(
    String refundId,
    String channelRefundId,
    String merchantOrderId,
    Money amount,
    RefundState state,
    Instant succeededAt) {}
