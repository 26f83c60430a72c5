package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import com.wechat.pay.java.service.refund.model.Amount;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelNotifications;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.channel.SignedHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Believes a notification where WeChat Pay signed it within the last five minutes and sealed it
 * with our key, and hands over what it says. One that is sent again within that time is handed over
 * again: what takes it knows what it knows already.
 */
@Service
@ConditionalOnProperty(name = PaymentSettings.CHANNEL, havingValue = PaymentSettings.WECHAT)
class WeChatNotifications {

  private static final Logger LOG = LoggerFactory.getLogger(WeChatNotifications.class);
  private static final String PAID = "TRANSACTION.SUCCESS";
  private static final String REFUND = "REFUND.";

  private final WeChatPaySettings settings;
  private final WeChatPay weChat;
  private final ChannelNotifications notifications;
  private final JsonMapper json;
  private final Clock clock;

  /** The headers of a signature; each may be null as it came from outside. */
  record Signed(String timestamp, String nonce, String serial, String signature, String type) {

    boolean isComplete() {
      return timestamp != null && nonce != null && serial != null && signature != null;
    }
  }

  /** A refund as a notification carries it: its fields are not those of an answer. */
  record RefundTold(String mchid, String outRefundNo, String refundStatus, Amount amount) {}

  WeChatNotifications(
      WeChatPaySettings settings,
      WeChatPay weChat,
      ChannelNotifications notifications,
      JsonMapper json,
      Clock clock) {
    this.settings = settings;
    this.weChat = weChat;
    this.notifications = notifications;
    this.json = json;
    this.clock = clock;
  }

  void take(Signed headers, String body) {
    if (!headers.isComplete()
        || !new SignedHeaders(headers.timestamp(), "", "", "").isFresh(clock.instant())) {
      throw Refusal.unauthenticated("payment.signature_invalid");
    }
    String event = eventOf(body);
    if (event.equals(PAID)) {
      paid(opened(headers, body, Transaction.class));
    } else if (event.startsWith(REFUND)) {
      refunded(opened(headers, body, RefundTold.class));
    } else {
      // Signed or not, it is nothing that we asked to be told.
      throw Refusal.invalid("request.invalid", "event_type");
    }
  }

  private void paid(Transaction told) {
    requireOurs(told.getMchid());
    if (told.getTradeState() != TradeStateEnum.SUCCESS
        || told.getAmount() == null
        || told.getOutTradeNo() == null
        || told.getTransactionId() == null
        || told.getSuccessTime() == null) {
      throw Refusal.invalid("request.invalid", "resource");
    }
    notifications.paid(
        WeChatIds.fromChannel(told.getOutTradeNo()),
        told.getTransactionId(),
        WeChatAnswers.money(told),
        WeChatAnswers.time(told.getSuccessTime()));
  }

  private void refunded(RefundTold told) {
    requireOurs(told.mchid());
    if (told.outRefundNo() == null) {
      throw Refusal.invalid("request.invalid", "resource");
    }
    notifications.refunded(
        WeChatIds.fromChannel(told.outRefundNo()), WeChatAnswers.stateTold(told.refundStatus()));
  }

  private void requireOurs(String merchantId) {
    if (!settings.merchantId().equals(merchantId)) {
      throw Refusal.conflict("payment.other_merchant");
    }
  }

  /** What the notification is about, read before its signature is checked and only to choose. */
  private String eventOf(String body) {
    try {
      JsonNode told = json.readTree(body);
      return told.path("event_type").asString("");
    } catch (JacksonException malformed) {
      throw Refusal.invalid("request.malformed_json", null);
    }
  }

  private <T> T opened(Signed headers, String body, Class<T> type) {
    RequestParam request =
        new RequestParam.Builder()
            .timestamp(headers.timestamp())
            .nonce(headers.nonce())
            .serialNumber(headers.serial())
            .signature(headers.signature())
            .signType(headers.type())
            .body(body)
            .build();
    try {
      T told = weChat.notifications().parse(request, type);
      if (told != null) {
        return told;
      }
    } catch (HttpException unreachable) {
      LOG.warn("No certificate to check a notification with: {}", unreachable.toString());
      throw Refusal.unavailable("payment.channel_unreachable");
    } catch (WechatPayException | IllegalArgumentException refused) {
      LOG.warn("A notification in WeChat Pay's name is not believed: {}", refused.getClass());
    }
    throw Refusal.unauthenticated("payment.signature_invalid");
  }
}
