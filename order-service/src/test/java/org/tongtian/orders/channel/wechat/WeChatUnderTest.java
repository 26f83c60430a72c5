package org.tongtian.orders.channel.wechat;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import org.tongtian.orders.channel.CashierUnderTest;
import org.tongtian.orders.channel.ChannelNotifications;
import org.tongtian.orders.channel.PaymentProvider;
import tools.jackson.databind.json.JsonMapper;

/** The WeChat Pay adapter without the service around it, and who it is to the channel. */
public final class WeChatUnderTest {

  public static final String APP = "wx8888888888888888";
  public static final String MERCHANT = "1900000001";
  public static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  public static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

  private static final KeyPair KEY = newKey();

  private final WeChatPaySettings settings;
  private final WeChatPay weChat;

  /**
   * One that believes the platform's certificates, or its public key where one is named.
   *
   * @param publicKeyId empty for certificates
   * @param publicKey PEM, empty for certificates
   * @param told where it is to be told
   */
  public WeChatUnderTest(URI channel, String publicKeyId, String publicKey, URI told) {
    this.settings = settings(channel, MERCHANT, pem(), publicKeyId, publicKey, told);
    this.weChat = new WeChatPay(settings, Clock.systemUTC());
  }

  /** One whose requests another key signs, in another's name. */
  public static PaymentProvider stranger(URI channel, String merchantId, KeyPair key) {
    WeChatPaySettings settings =
        settings(channel, merchantId, pem(key), "", "", URI.create("http://127.0.0.1:9/"));
    return new WeChatPaymentProvider(
        settings,
        new WeChatPay(settings, Clock.systemUTC()),
        new PayerAddress(),
        CashierUnderTest.breaker());
  }

  /** Our certificate's key, as the channel was given it. */
  public static PublicKey publicKey() {
    return KEY.getPublic();
  }

  /** The adapter. */
  public PaymentProvider provider() {
    return new WeChatPaymentProvider(
        settings, weChat, new PayerAddress(), CashierUnderTest.breaker());
  }

  /**
   * Takes a notification as the endpoint does.
   *
   * @param clock by which it is fresh
   */
  public void take(
      ChannelNotifications notifications,
      Clock clock,
      String timestamp,
      String nonce,
      String serial,
      String signature,
      String body) {
    new WeChatNotifications(settings, weChat, notifications, JsonMapper.builder().build(), clock)
        .take(new WeChatNotifications.Signed(timestamp, nonce, serial, signature, null), body);
  }

  /** A new RSA key. */
  public static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Our private key as the environment has it. */
  public static String pem() {
    return pem(KEY);
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static WeChatPaySettings settings(
      URI channel,
      String merchantId,
      String privateKey,
      String publicKeyId,
      String publicKey,
      URI told) {
    return new WeChatPaySettings(
        channel, APP, merchantId, SERIAL, privateKey, API_V3_KEY, publicKeyId, publicKey, told);
  }
}
