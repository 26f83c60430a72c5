package org.tongtian.orders.channel;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where the cashier reports what became of refunds; believed for its signature alone. */
@RestController
@ConditionalOnProperty(
    name = PaymentSettings.CHANNEL,
    havingValue = PaymentSettings.CASHIER,
    matchIfMissing = true)
class RefundNotificationController {

  private final PaymentSettings settings;
  private final ChannelSignatures signatures;
  private final ChannelNotifications notifications;
  private final JsonMapper json;

  /** Tells the channel that it need not repeat itself. */
  record Acknowledgement(String code) {}

  /**
   * What the channel sends; fields a newer channel adds are ignored.
   *
   * @param merchantId whose refund it is
   */
  record RefundNotification(String merchantId, String refundId, RefundState state) {

    boolean isComplete() {
      return merchantId != null && refundId != null && state != null;
    }
  }

  RefundNotificationController(
      PaymentSettings settings,
      ChannelSignatures signatures,
      ChannelNotifications notifications,
      JsonMapper json) {
    this.settings = settings;
    this.signatures = signatures;
    this.notifications = notifications;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /**
   * What the payment channel says became of a refund; only its signature is believed. 401 {@code
   * payment.signature_invalid}, 409 {@code payment.other_merchant}. Repeated ones change nothing.
   */
  @PostMapping("/api/orders/refund-notifications")
  Acknowledgement refunded(
      @RequestHeader(name = SignedHeaders.TIMESTAMP, required = false) String timestamp,
      @RequestHeader(name = SignedHeaders.NONCE, required = false) String nonce,
      @RequestHeader(name = SignedHeaders.KEY_ID, required = false) String keyId,
      @RequestHeader(name = SignedHeaders.SIGNATURE, required = false) String signature,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = RefundNotification.class)))
          @RequestBody
          byte[] body) {
    if (!signatures.areGenuine(new SignedHeaders(timestamp, nonce, keyId, signature), body)) {
      throw Refusal.unauthenticated("payment.signature_invalid");
    }
    RefundNotification told = read(body);
    if (!told.merchantId().equals(settings.merchantId())) {
      throw Refusal.conflict("payment.other_merchant");
    }
    notifications.refunded(told.refundId(), told.state());
    return new Acknowledgement("OK");
  }

  private RefundNotification read(byte[] body) {
    try {
      RefundNotification told = json.readValue(body, RefundNotification.class);
      if (told != null && told.isComplete()) {
        return told;
      }
    } catch (JacksonException malformed) {
      throw Refusal.invalid("request.malformed_json", null);
    }
    throw Refusal.invalid("request.invalid", null);
  }
}
