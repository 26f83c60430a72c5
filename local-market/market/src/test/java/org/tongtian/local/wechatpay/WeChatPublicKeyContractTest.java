package org.tongtian.local.wechatpay;

import java.net.URI;
import org.tongtian.orders.channel.wechat.WeChatUnderTest;

/** Trust by the public key, which is configured. */
class WeChatPublicKeyContractTest extends WeChatContract {

  @Override
  WeChatUnderTest merchant(SimulatedWeChatPay weChat) {
    return new WeChatUnderTest(
        URI.create(weChat.url()), weChat.publicKeyId(), weChat.publicKeyPem(), nowhere());
  }
}
