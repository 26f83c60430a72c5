package org.tongtian.orders.payment;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.ChannelNotifications;
import org.tongtian.orders.channel.RefundState;

/** Takes what any channel reports by itself. */
@Component
class ChannelReports implements ChannelNotifications {

  private final PaymentService payments;
  private final RefundService refunds;

  ChannelReports(PaymentService payments, RefundService refunds) {
    this.payments = payments;
    this.refunds = refunds;
  }

  @Override
  public void paid(String merchantOrderId, String transactionId, Money amount, Instant paidAt) {
    payments.confirm(merchantOrderId, transactionId, amount, paidAt);
  }

  @Override
  public void refunded(String refundId, RefundState state) {
    refunds.heard(refundId, state);
  }
}
