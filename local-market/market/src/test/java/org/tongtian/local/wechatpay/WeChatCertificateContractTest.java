package org.tongtian.local.wechatpay;

import java.net.URI;
import org.tongtian.orders.channel.wechat.WeChatUnderTest;

/** Trust by platform certificates, which are downloaded. */
class WeChatCertificateContractTest extends WeChatContract {

  @Override
  WeChatUnderTest merchant(SimulatedWeChatPay weChat) {
    return new WeChatUnderTest(URI.create(weChat.url()), "", "", nowhere());
  }
}
