package org.tongtian.local.wechatpay;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentProviderContract;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.wechat.WeChatUnderTest;

/** The WeChat Pay adapter against the simulated channel, in one of the two ways of trust. */
abstract class WeChatContract extends PaymentProviderContract {

  private static SimulatedWeChatPay weChat;
  private PaymentProvider channel;

  /** Who believes what of the channel. */
  abstract WeChatUnderTest merchant(SimulatedWeChatPay weChat);

  @BeforeAll
  static void start() throws IOException {
    weChat = SimulatedWeChatPay.start(merchantKnown(), 0, List.of());
    weChat.notifies(false);
  }

  @AfterAll
  static void stop() {
    weChat.close();
  }

  /** The merchant as the channel knows it. */
  static Merchant merchantKnown() {
    return new Merchant(
        WeChatUnderTest.APP,
        WeChatUnderTest.MERCHANT,
        WeChatUnderTest.SERIAL,
        WeChatUnderTest.publicKey(),
        WeChatUnderTest.API_V3_KEY);
  }

  static URI nowhere() {
    return URI.create("http://127.0.0.1:9/api/orders/wechat-notifications");
  }

  @Override
  protected PaymentProvider channel() {
    if (channel == null) {
      channel = merchant(weChat).provider();
    }
    return channel;
  }

  @Override
  protected String merchantId() {
    return WeChatUnderTest.MERCHANT;
  }

  @Override
  protected boolean pay(Transaction opened) {
    try {
      weChat.pay(number(opened));
      return true;
    } catch (WeChatRefusal refused) {
      return false;
    }
  }

  @Override
  protected void beginPaying(Transaction opened) {
    weChat.beginPaying(number(opened));
  }

  @Override
  protected void landed(Transaction opened) {
    weChat.pay(number(opened));
  }

  @Override
  protected void isDown(boolean whether) {
    weChat.isDown(whether);
  }

  @Override
  protected void finishRefund(String refundId) {
    weChat.finishRefund(refundId.replace("-", ""), "SUCCESS");
  }

  @Override
  protected void aDayPasses() {
    weChat.turnBack(Duration.ofDays(1));
  }

  private static String number(Transaction opened) {
    return opened.merchantOrderId().replace("-", "");
  }
}
