package org.tongtian.orders.channel.wechat;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentSettings;

/**
 * Where the buyer is, whom WeChat Pay holds against the one who pays: what the caller says, else
 * what the gateway wrote into {@code X-Forwarded-For} of the request that is being answered. Never
 * the address that the request came from: that is the gateway's.
 */
@Component
@ConditionalOnProperty(name = PaymentSettings.CHANNEL, havingValue = PaymentSettings.WECHAT)
class PayerAddress {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** The IP address; refuses with 400 {@code payment.payer_address_missing}. */
  String of(OpenTransaction command) {
    String address = command.payerAddress() == null ? forwarded() : command.payerAddress();
    try {
      if (address != null) {
        return InetAddress.ofLiteral(address).getHostAddress();
      }
    } catch (IllegalArgumentException noAddress) {
      throw Refusal.invalid("payment.payer_address_missing", FORWARDED_FOR);
    }
    throw Refusal.invalid("payment.payer_address_missing", FORWARDED_FOR);
  }

  /** The first of the list is the buyer; null where nobody forwarded the request. */
  private static String forwarded() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
      String list = request.getRequest().getHeader(FORWARDED_FOR);
      return list == null ? null : list.split(",", 2)[0].strip();
    }
    return null;
  }
}
