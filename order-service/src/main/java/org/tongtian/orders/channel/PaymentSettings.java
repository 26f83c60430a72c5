package org.tongtian.orders.channel;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The payment channel and who we are to it.
 *
 * @param channelUrl base of the channel's API
 * @param merchantId our id at the channel
 * @param notifyUrl where the channel reports payments
 * @param merchantPrivateKey {@code <key id>:<PKCS#8 in Base64>}, an Ed25519 key; empty makes one
 *     and keeps it in the database (local)
 * @param channelPublicKey {@code <key id>:<X.509 in Base64>}; empty fetches the channel's keys from
 *     the channel (local)
 * @param pollAgainAfter how long the channel has to report by itself before it is asked, and
 *     between two questions
 */
@ConfigurationProperties("tongtian.payment")
public record PaymentSettings(
    URI channelUrl,
    String merchantId,
    URI notifyUrl,
    String merchantPrivateKey,
    String channelPublicKey,
    Duration pollAgainAfter) {}
