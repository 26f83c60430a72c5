package org.tongtian.orders.payment;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelSignatures;
import org.tongtian.orders.channel.SignedHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where the payment channel reports payments; believed for its signature, not for a token. */
@RestController
class PaymentNotificationController {

  private final ChannelSignatures signatures;
  private final PaymentService payments;
  private final JsonMapper json;

  /** Tells the channel that it need not repeat itself. */
  record Acknowledgement(String code) {}

  PaymentNotificationController(
      ChannelSignatures signatures, PaymentService payments, JsonMapper json) {
    this.signatures = signatures;
    this.payments = payments;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /**
   * What the payment channel says was paid; only its signature is believed. 401 {@code
   * payment.signature_invalid}, 404 {@code order.unknown}, 409 {@code payment.amount_mismatch},
   * {@code payment.transaction_mismatch}. Repeated ones change nothing.
   */
  @PostMapping("/api/orders/payment-notifications")
  Acknowledgement paid(
      @RequestHeader(name = SignedHeaders.TIMESTAMP, required = false) String timestamp,
      @RequestHeader(name = SignedHeaders.NONCE, required = false) String nonce,
      @RequestHeader(name = SignedHeaders.KEY_ID, required = false) String keyId,
      @RequestHeader(name = SignedHeaders.SIGNATURE, required = false) String signature,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = PaymentNotification.class)))
          @RequestBody
          byte[] body) {
    if (!signatures.areGenuine(new SignedHeaders(timestamp, nonce, keyId, signature), body)) {
      throw Refusal.unauthenticated("payment.signature_invalid");
    }
    PaymentNotification notification = read(body);
    payments.confirm(
        notification.merchantOrderId(),
        notification.transactionId(),
        notification.amount(),
        notification.paidAt());
    return new Acknowledgement("OK");
  }

  private PaymentNotification read(byte[] body) {
    try {
      PaymentNotification notification = json.readValue(body, PaymentNotification.class);
      if (notification != null && notification.isComplete()) {
        return notification;
      }
    } catch (JacksonException malformed) {
      throw Refusal.invalid("request.malformed_json", null);
    }
    throw Refusal.invalid("request.invalid", null);
  }
}
