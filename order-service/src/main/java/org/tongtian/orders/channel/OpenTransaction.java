package org.tongtian.orders.channel;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * What the channel needs to take a payment.
 *
 * @param merchantOrderId the order's id
 * @param description what the buyer reads in the payment sheet
 * @param expiresAt the channel takes no money after that
 */
public record OpenTransaction(
    String merchantOrderId, String description, Money amount, Instant expiresAt) {}
