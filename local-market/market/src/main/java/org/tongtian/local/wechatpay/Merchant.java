package org.tongtian.local.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one merchant that the simulated channel knows.
 *
 * @param merchantId mchid
 * @param serial of the certificate that its requests are signed with
 * @param key of that certificate
 * @param apiV3Key 32 characters, known to both sides
 */
public record Merchant(
    String appId, String merchantId, String serial, PublicKey key, String apiV3Key) {

  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final String SCHEMA = "WECHATPAY2-SHA256-RSA2048 ";

  /**
   * Refuses what the merchant has not signed within the last five minutes.
   *
   * @param authorization the header, null where there is none
   * @param target path and query as they were sent
   */
  void requireSigned(String authorization, String method, String target, String body, Instant now) {
    if (authorization == null || !authorization.startsWith(SCHEMA)) {
      throw WeChatRefusal.unsigned("no signature");
    }
    Fields fields = Fields.of(authorization);
    if (!merchantId.equals(fields.mchid) || !serial.equals(fields.serial)) {
      throw WeChatRefusal.unsigned("no such merchant, or no such certificate of it");
    }
    if (!fields.isFresh(now)) {
      throw WeChatRefusal.unsigned("the timestamp is more than five minutes away");
    }
    String message =
        method + "\n" + target + "\n" + fields.timestamp + "\n" + fields.nonce + "\n" + body + "\n";
    if (!isValid(message, fields.signature)) {
      throw WeChatRefusal.unsigned("the signature is not over this request");
    }
  }

  private boolean isValid(String message, String signature) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(message.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private static final class Fields {

    private String mchid = "";
    private String nonce = "";
    private String timestamp = "";
    private String serial = "";
    private String signature = "";

    static Fields of(String authorization) {
      Fields fields = new Fields();
      Matcher matcher = FIELD.matcher(authorization);
      while (matcher.find()) {
        String value = matcher.group(2);
        switch (matcher.group(1)) {
          case "mchid" -> fields.mchid = value;
          case "nonce_str" -> fields.nonce = value;
          case "timestamp" -> fields.timestamp = value;
          case "serial_no" -> fields.serial = value;
          case "signature" -> fields.signature = value;
          default -> throw WeChatRefusal.unsigned("an unknown field");
        }
      }
      return fields;
    }

    boolean isFresh(Instant now) {
      return timestamp.matches("\\d{1,12}")
          && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                  .abs()
                  .compareTo(OLDEST)
              <= 0;
    }
  }
}
