package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.payments.h5.model.Amount;
import com.wechat.pay.java.service.payments.h5.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.PrepayRequest;
import com.wechat.pay.java.service.payments.h5.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelBreaker;
import org.tongtian.orders.channel.ChannelRefund;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;

/**
 * WeChat Pay by its web payment (H5, API v3): the shop is a web page on a phone, and H5 needs
 * neither an open id, which only pages inside WeChat have (JSAPI), nor a second screen to scan from
 * (Native).
 */
@Component
@ConditionalOnProperty(name = PaymentSettings.CHANNEL, havingValue = PaymentSettings.WECHAT)
class WeChatPaymentProvider implements PaymentProvider {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_DESCRIPTION = 127;
  private static final int LONGEST_REASON_BYTES = 80;

  private final WeChatPaySettings settings;
  private final WeChatPay weChat;
  private final PayerAddress payer;
  private final ChannelBreaker breaker;

  WeChatPaymentProvider(
      WeChatPaySettings settings, WeChatPay weChat, PayerAddress payer, ChannelBreaker breaker) {
    this.settings = settings;
    this.weChat = weChat;
    this.payer = payer;
    this.breaker = breaker;
  }

  @Override
  public String merchantId() {
    return settings.merchantId();
  }

  @Override
  public Transaction open(OpenTransaction command) {
    PrepayRequest request = opening(command);
    String payUrl =
        breaker.guarded(
            () -> {
              try {
                return weChat.payments().prepay(request).getH5Url();
              } catch (ServiceException answer) {
                throw WeChatErrors.refused(answer);
              }
            });
    return new Transaction(
        null, command.merchantOrderId(), command.amount(), TransactionState.OPEN, payUrl, null);
  }

  private PrepayRequest opening(OpenTransaction command) {
    PrepayRequest request = new PrepayRequest();
    request.setAppid(settings.appId());
    request.setMchid(settings.merchantId());
    request.setDescription(WeChatText.shortened(command.description(), LONGEST_DESCRIPTION));
    request.setOutTradeNo(WeChatIds.toChannel(command.merchantOrderId()));
    request.setTimeExpire(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            command.expiresAt().truncatedTo(ChronoUnit.SECONDS).atZone(BEIJING)));
    request.setNotifyUrl(settings.notifyUrl().toString());
    Amount amount = new Amount();
    amount.setTotal(WeChatAnswers.total(command.amount()));
    amount.setCurrency(command.amount().currency());
    request.setAmount(amount);
    SceneInfo scene = new SceneInfo();
    scene.setPayerClientIp(payer.of(command));
    H5Info web = new H5Info();
    web.setType("Wap");
    scene.setH5Info(web);
    request.setSceneInfo(scene);
    return request;
  }

  @Override
  public Optional<Transaction> find(String merchantOrderId) {
    return breaker.guarded(() -> asked(merchantOrderId));
  }

  private Optional<Transaction> asked(String merchantOrderId) {
    QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
    request.setMchid(settings.merchantId());
    request.setOutTradeNo(WeChatIds.toChannel(merchantOrderId));
    try {
      return Optional.of(
          WeChatAnswers.transaction(
              weChat.payments().queryOrderByOutTradeNo(request), merchantOrderId));
    } catch (ServiceException answer) {
      return WeChatErrors.emptyIfUnknown(answer);
    }
  }

  @Override
  public Optional<Transaction> close(String merchantOrderId) {
    CloseOrderRequest request = new CloseOrderRequest();
    request.setMchid(settings.merchantId());
    request.setOutTradeNo(WeChatIds.toChannel(merchantOrderId));
    return breaker.guarded(
        () -> {
          try {
            weChat.payments().closeOrder(request);
          } catch (ServiceException answer) {
            WeChatErrors.requireAboutTheOrder(answer);
          }
          // Whether it was closed, paid or closed before: the order itself tells.
          return asked(merchantOrderId).map(WeChatAnswers::requireEnded);
        });
  }

  @Override
  public ChannelRefund refund(
      String refundId, String merchantOrderId, Money amount, String reason) {
    return breaker.guarded(
        () -> {
          // The channel wants the payment's amount beside the refund's.
          Transaction paid =
              asked(merchantOrderId)
                  .filter(known -> known.state() == TransactionState.PAID)
                  .orElseThrow(() -> Refusal.conflict("payment.channel_refused"));
          try {
            return WeChatAnswers.refund(
                weChat.refunds().create(refunding(refundId, paid, amount, reason)));
          } catch (ServiceException answer) {
            throw WeChatErrors.refused(answer);
          }
        });
  }

  private CreateRequest refunding(String refundId, Transaction paid, Money amount, String reason) {
    CreateRequest request = new CreateRequest();
    request.setOutTradeNo(WeChatIds.toChannel(paid.merchantOrderId()));
    request.setOutRefundNo(WeChatIds.toChannel(refundId));
    request.setReason(WeChatText.shortenedToBytes(reason, LONGEST_REASON_BYTES));
    request.setNotifyUrl(settings.notifyUrl().toString());
    AmountReq sums = new AmountReq();
    sums.setRefund(amount.amount());
    sums.setTotal(paid.amount().amount());
    sums.setCurrency(amount.currency());
    request.setAmount(sums);
    return request;
  }

  @Override
  public Optional<ChannelRefund> findRefund(String refundId) {
    QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
    request.setOutRefundNo(WeChatIds.toChannel(refundId));
    return breaker.guarded(
        () -> {
          try {
            return Optional.of(WeChatAnswers.refund(weChat.refunds().queryByOutRefundNo(request)));
          } catch (ServiceException answer) {
            return WeChatErrors.emptyIfUnknown(answer);
          }
        });
  }

  @Override
  public ChannelStatement statement(LocalDate day) {
    return breaker.guarded(() -> WeChatBills.download(weChat.bills(), day));
  }
}
