package org.tongtian.orders.channel;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to the cashier. Every request is signed and so must be every answer, because an answer can
 * say that money was paid. A channel that does not know our key yet is shown it once ({@link
 * #register}).
 */
@Component
class CashierCalls {

  private static final Logger LOG = LoggerFactory.getLogger(CashierCalls.class);
  private static final int UNAUTHORIZED = 401;
  private static final byte[] NOTHING = new byte[0];

  private final PaymentSettings settings;
  private final MerchantKey merchantKey;
  private final ChannelHttp http;
  private final ChannelKeys keys;
  private final ChannelSignatures signatures;
  private final JsonMapper json;

  private record Registration(String merchantId, String keyId, String publicKey) {}

  CashierCalls(
      PaymentSettings settings,
      MerchantKey merchantKey,
      ChannelHttp http,
      ChannelKeys keys,
      ChannelSignatures signatures,
      JsonMapper json) {
    this.settings = settings;
    this.merchantKey = merchantKey;
    this.http = http;
    this.keys = keys;
    this.signatures = signatures;
    this.json = json;
  }

  /**
   * One call.
   *
   * @param body null for none
   * @throws ChannelUnreachableException where no believable answer came
   */
  ChannelAnswer call(String method, String path, Record body) {
    byte[] bytes = body == null ? NOTHING : json.writeValueAsBytes(body);
    ChannelAnswer answer = send(method, path, bytes);
    if (answer.status() == UNAUTHORIZED && merchantKey.publicKey() != null) {
      keys.askAgain();
      register();
      answer = send(method, path, bytes);
    }
    if (!signatures.areGenuine(answer.signed(), answer.body())) {
      throw new ChannelUnreachableException(method + " " + path + " was answered by a stranger");
    }
    return answer;
  }

  private ChannelAnswer send(String method, String path, byte[] body) {
    SignedHeaders signed = signatures.request(method, path, body);
    return http.send(
        method,
        path,
        body,
        Map.of(
            "Channel-Merchant",
            settings.merchantId(),
            SignedHeaders.TIMESTAMP,
            signed.timestamp(),
            SignedHeaders.NONCE,
            signed.nonce(),
            SignedHeaders.KEY_ID,
            signed.keyId(),
            SignedHeaders.SIGNATURE,
            signed.signature()));
  }

  /** Shows the channel our public key, in a request that only its owner can sign. */
  private void register() {
    Registration mine =
        new Registration(settings.merchantId(), merchantKey.keyId(), merchantKey.publicKey());
    int status = send("POST", "/v1/merchant-keys", json.writeValueAsBytes(mine)).status();
    LOG.info("Registered merchant key {} at the channel: {}", merchantKey.keyId(), status);
  }
}
