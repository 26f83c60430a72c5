package org.tongtian.orders.channel.wechat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who we are to WeChat Pay. Secrets come from the environment alone.
 *
 * @param apiUrl base of its API
 * @param appId the app or official account that the merchant is bound to
 * @param merchantId mchid
 * @param merchantSerial serial number of our API certificate
 * @param merchantPrivateKey that certificate's RSA key, PKCS#8 as PEM
 * @param apiV3Key 32 characters; decrypts notifications and certificates
 * @param publicKeyId id of WeChat Pay's public key, as {@code PUB_KEY_ID_…}; empty together with
 *     the key: the platform's certificates are downloaded instead
 * @param publicKey X.509 as PEM
 * @param notifyUrl where payments and refunds are reported, public and https
 */
@ConfigurationProperties("tongtian.payment.wechat")
record WeChatPaySettings(
    URI apiUrl,
    String appId,
    String merchantId,
    String merchantSerial,
    String merchantPrivateKey,
    String apiV3Key,
    String publicKeyId,
    String publicKey,
    URI notifyUrl) {

  private static final int API_V3_KEY_LENGTH = 32;

  /** Whether its answers are checked with its public key; else with its certificates. */
  boolean hasPublicKey() {
    return !publicKeyId.isBlank() && !publicKey.isBlank();
  }

  /** The environment variables that must be set and are not, or that can't be right. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    require(faults, "WECHAT_PAY_APP_ID", appId);
    require(faults, "WECHAT_PAY_MERCHANT_ID", merchantId);
    require(faults, "WECHAT_PAY_MERCHANT_SERIAL", merchantSerial);
    require(faults, "WECHAT_PAY_MERCHANT_PRIVATE_KEY", merchantPrivateKey);
    require(faults, "WECHAT_PAY_API_V3_KEY", apiV3Key);
    require(faults, "WECHAT_PAY_NOTIFY_URL", notifyUrl == null ? "" : notifyUrl.toString());
    if (!apiV3Key.isBlank() && apiV3Key.length() != API_V3_KEY_LENGTH) {
      faults.add("WECHAT_PAY_API_V3_KEY must have 32 characters");
    }
    if (publicKeyId.isBlank() != publicKey.isBlank()) {
      faults.add("WECHAT_PAY_PUBLIC_KEY_ID and WECHAT_PAY_PUBLIC_KEY go together");
    }
    return faults;
  }

  private static void require(List<String> faults, String variable, String value) {
    if (value == null || value.isBlank()) {
      faults.add(variable + " is missing");
    }
  }
}
