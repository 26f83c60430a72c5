package org.tongtian.orders.channel.wechat;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.orders.channel.PaymentSettings;

/** Where WeChat Pay reports payments and refunds; believed for its signature alone. */
@RestController
@ConditionalOnProperty(name = PaymentSettings.CHANNEL, havingValue = PaymentSettings.WECHAT)
class WeChatNotificationController {

  private final WeChatNotifications notifications;

  WeChatNotificationController(WeChatNotifications notifications) {
    this.notifications = notifications;
  }

  /**
   * What WeChat Pay says happened, encrypted and signed by it. 401 {@code
   * payment.signature_invalid}, 400 {@code request.malformed_json}, 409 {@code
   * payment.other_merchant}, {@code payment.amount_mismatch}, {@code payment.transaction_mismatch}.
   * Anything but 2xx makes WeChat Pay repeat it; repeated ones change nothing.
   */
  @PostMapping("/api/orders/wechat-notifications")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void told(
      @RequestHeader(name = "Wechatpay-Timestamp", required = false) String timestamp,
      @RequestHeader(name = "Wechatpay-Nonce", required = false) String nonce,
      @RequestHeader(name = "Wechatpay-Serial", required = false) String serial,
      @RequestHeader(name = "Wechatpay-Signature", required = false) String signature,
      @RequestHeader(name = "Wechatpay-Signature-Type", required = false) String type,
      @RequestBody byte[] body) {
    notifications.take(
        new WeChatNotifications.Signed(timestamp, nonce, serial, signature, type),
        new String(body, StandardCharsets.UTF_8));
  }
}
