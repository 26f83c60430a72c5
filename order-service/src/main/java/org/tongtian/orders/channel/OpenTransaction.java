package org.tongtian.orders.channel;

import java.time.Instant;
import org.tongtian.kit.money.Money;

/**
 * What the channel needs to take a payment.
 *
 * @param merchantOrderId the order's id
 * @param description what the buyer reads in the payment sheet
 * @param expiresAt the channel takes no money after that
 * @param payerAddress the buyer's IP address; null takes the one that the gateway forwarded with
 *     the request being answered. WeChat Pay's web payment can't do without (400 {@code
 *     payment.payer_address_missing})
 */
public record OpenTransaction(
    String merchantOrderId,
    String description,
    Money amount,
    Instant expiresAt,
    String payerAddress) {

  /** For channels that don't ask where the buyer is. */
  public OpenTransaction(
      String merchantOrderId, String description, Money amount, Instant expiresAt) {
    this(merchantOrderId, description, amount, expiresAt, null);
  }
}
