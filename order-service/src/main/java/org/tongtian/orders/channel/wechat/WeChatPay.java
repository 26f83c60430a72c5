package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.certificate.CertificateDownloader;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.RSAPrivacyDecryptor;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.notification.Constant;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.util.PemUtil;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.refund.RefundService;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tongtian.orders.channel.PaymentSettings;

/** The official SDK, set up with our keys and the JDK's HTTP client. */
@Component
@ConditionalOnProperty(name = PaymentSettings.CHANNEL, havingValue = PaymentSettings.WECHAT)
final class WeChatPay implements DisposableBean {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final String CERTIFICATES =
      "https://api.mch.weixin.qq.com/v3/certificates?algorithm_type=RSA";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final H5Service payments;
  private final RefundService refunds;
  private final BillDownloadServiceExtension bills;
  private final NotificationParser notifications;

  /**
   * Sets it up; asks nothing of the channel yet.
   *
   * @throws WeChatPayMissingException where a setting is missing or can't be right
   */
  WeChatPay(WeChatPaySettings settings, Clock clock) {
    if (!settings.faults().isEmpty()) {
      throw new WeChatPayMissingException(String.join(", ", settings.faults()), null);
    }
    PrivateKey ours = ours(settings);
    AeadCipher cipher = new AeadAesCipher(settings.apiV3Key().getBytes(StandardCharsets.US_ASCII));
    Credential credential =
        new WechatPay2Credential(
            settings.merchantId(), new RSASigner(settings.merchantSerial(), ours));
    Verifier verifier =
        settings.hasPublicKey()
            ? publicKey(settings)
            : new RSAVerifier(certificates(settings, credential, cipher, clock));
    WeChatHttp http =
        new WeChatHttp(client, settings.apiUrl(), credential, new WechatPay2Validator(verifier));
    this.payments = new H5Service.Builder().httpClient(http).build();
    this.refunds = new RefundService.Builder().httpClient(http).build();
    this.bills =
        new BillDownloadServiceExtension.Builder()
            .httpClient(http)
            .decryptor(new RSAPrivacyDecryptor(ours))
            .build();
    this.notifications =
        new NotificationParser(
            Map.of(Constant.RSA_SIGN_TYPE, verifier),
            Map.of(Constant.AES_CIPHER_ALGORITHM, cipher));
  }

  H5Service payments() {
    return payments;
  }

  RefundService refunds() {
    return refunds;
  }

  BillDownloadServiceExtension bills() {
    return bills;
  }

  NotificationParser notifications() {
    return notifications;
  }

  private static PrivateKey ours(WeChatPaySettings settings) {
    try {
      return PemUtil.loadPrivateKeyFromString(settings.merchantPrivateKey());
    } catch (IllegalArgumentException malformed) {
      throw new WeChatPayMissingException(
          "WECHAT_PAY_MERCHANT_PRIVATE_KEY is no RSA key in PKCS#8 PEM", malformed);
    }
  }

  private static Verifier publicKey(WeChatPaySettings settings) {
    try {
      return new RSAVerifier(
          PemUtil.loadPublicKeyFromString(settings.publicKey()), settings.publicKeyId());
    } catch (IllegalArgumentException malformed) {
      throw new WeChatPayMissingException(
          "WECHAT_PAY_PUBLIC_KEY is no RSA public key in PEM", malformed);
    }
  }

  private PlatformCertificates certificates(
      WeChatPaySettings settings, Credential credential, AeadCipher cipher, Clock clock) {
    CertificateDownloader downloader =
        new CertificateDownloader.Builder()
            .downloadUrl(CERTIFICATES)
            .httpClient(new WeChatHttp(client, settings.apiUrl(), credential, new Sealed()))
            .aeadCipher(cipher)
            .certificateHandler(new CertificateReader())
            .build();
    return new PlatformCertificates(downloader, clock);
  }

  /**
   * The list of certificates can't be checked with a certificate that is not known yet; who does
   * not know the API v3 key can't have made it, because each is sealed with that (AES-GCM).
   */
  private static final class Sealed implements Validator {

    @Override
    public <T> boolean validate(HttpHeaders headers, String body) {
      return true;
    }

    @Override
    public <T> String getSerialNumber() {
      return "";
    }
  }

  private static final class CertificateReader
      implements com.wechat.pay.java.core.certificate.CertificateHandler {

    @Override
    public X509Certificate generateCertificate(String pem) {
      return PemUtil.loadX509FromString(pem);
    }

    /** Nothing: what is sealed with the API v3 key comes from WeChat Pay. */
    @Override
    public void validateCertPath(X509Certificate certificate) {}
  }

  @Override
  public void destroy() {
    client.close();
  }
}
