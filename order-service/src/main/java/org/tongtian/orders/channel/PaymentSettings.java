package org.tongtian.orders.channel;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The payment channel and who we are to it. What is of the cashier's protocol alone is not used
 * where another channel is chosen.
 *
 * @param channel which channel takes the payments; {@link #CASHIER} or {@link #WECHAT}
 * @param channelUrl base of the cashier's API
 * @param merchantId our id at the cashier
 * @param notifyUrl where the cashier reports payments
 * @param refundNotifyUrl where the cashier reports what became of refunds
 * @param merchantPrivateKey {@code <key id>:<PKCS#8 in Base64>}, an X25519 key; empty makes one and
 *     keeps it in the database (local)
 * @param channelPublicKey {@code <key id>:<X.509 in Base64>}, an X25519 key; empty fetches the
 *     channel's keys from the channel (local)
 * @param pollAgainAfter how long the channel has to report by itself before it is asked, and
 *     between two questions
 */
@ConfigurationProperties("tongtian.payment")
public record PaymentSettings(
    Channel channel,
    URI channelUrl,
    String merchantId,
    URI notifyUrl,
    URI refundNotifyUrl,
    String merchantPrivateKey,
    String channelPublicKey,
    Duration pollAgainAfter) {

  /** The property that chooses the adapter. */
  public static final String CHANNEL = "tongtian.payment.channel";

  /** Its value for the cashier. */
  public static final String CASHIER = "cashier";

  /** Its value for WeChat Pay. */
  public static final String WECHAT = "wechat";

  /** The channels there are adapters for. */
  public enum Channel {
    CASHIER,
    WECHAT
  }
}
