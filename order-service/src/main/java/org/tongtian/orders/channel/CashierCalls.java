package org.tongtian.orders.channel;

import java.net.http.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to the cashier. Every request is signed with the merchant key and every answer must be
 * signed with the channel's, because an answer can say that money was paid. A channel that does not
 * know our key yet is shown it once ({@link #register}).
 */
@Component
class CashierCalls {

  private static final Logger LOG = LoggerFactory.getLogger(CashierCalls.class);
  private static final byte[] NOTHING = new byte[0];

  private final PaymentSettings settings;
  private final MerchantKey merchantKey;
  private final ChannelHttp http;
  private final ChannelSignatures signatures;
  private final JsonMapper json;

  private record Registration(String merchantId, String keyId, String publicKey) {}

  CashierCalls(
      PaymentSettings settings,
      MerchantKey merchantKey,
      ChannelHttp http,
      ChannelSignatures signatures,
      JsonMapper json) {
    this.settings = settings;
    this.merchantKey = merchantKey;
    this.http = http;
    this.signatures = signatures;
    this.json = json;
  }

  /**
   * One call.
   *
   * @param body null for none
   * @throws ChannelUnreachableException where no believable answer came
   */
  HttpResponse<byte[]> call(String method, String path, Record body) {
    byte[] bytes = body == null ? NOTHING : json.writeValueAsBytes(body);
    HttpResponse<byte[]> answer = http.send(method, path, bytes);
    if (answer.statusCode() == 401 && merchantKey.publicKey() != null) {
      register();
      answer = http.send(method, path, bytes);
    }
    if (!signatures.areGenuine(headersOf(answer), answer.body())) {
      throw new ChannelUnreachableException(method + " " + path + " was answered by a stranger");
    }
    return answer;
  }

  /** Shows the channel our public key, in a request that the private key signed. */
  private void register() {
    Registration mine =
        new Registration(settings.merchantId(), merchantKey.keyId(), merchantKey.publicKey());
    int status = http.send("POST", "/v1/merchant-keys", json.writeValueAsBytes(mine)).statusCode();
    LOG.info("Registered merchant key {} at the channel: {}", merchantKey.keyId(), status);
  }

  private static SignedHeaders headersOf(HttpResponse<byte[]> answer) {
    return new SignedHeaders(
        answer.headers().firstValue(SignedHeaders.TIMESTAMP).orElse(null),
        answer.headers().firstValue(SignedHeaders.NONCE).orElse(null),
        answer.headers().firstValue(SignedHeaders.KEY_ID).orElse(null),
        answer.headers().firstValue(SignedHeaders.SIGNATURE).orElse(null));
  }
}
