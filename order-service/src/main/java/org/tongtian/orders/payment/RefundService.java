package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.PaymentState;

/**
 * Gives money back. A refund is stored first and then asked of the channel until it says yes, so a
 * crash loses none; the channel pays a refund id back once.
 */
@Service
class RefundService {

  private static final Logger LOG = LoggerFactory.getLogger(RefundService.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(20);
  private static final int BATCH = 50;

  private final RefundRepository refunds;
  private final OrderService orders;
  private final PaymentProvider channel;
  private final Clock clock;

  RefundService(
      RefundRepository refunds, OrderService orders, PaymentProvider channel, Clock clock) {
    this.refunds = refunds;
    this.orders = orders;
    this.channel = channel;
    this.clock = clock;
  }

  /** Has the late payment of a cancelled order paid back in full, once. */
  void payBackLatePayment(Order order) {
    Instant now = now();
    refunds.request(
        new Refund(
            Ids.next(),
            order.id(),
            order.payment().transactionId(),
            order.total(),
            Refund.RefundReason.LATE_PAYMENT,
            Refund.RefundState.REQUESTED,
            now,
            now));
    if (order.payment().state() == PaymentState.OPEN
        || order.payment().state() == PaymentState.CLOSED) {
      orders.paymentOfCancelled(order, order.payment().state(), PaymentState.REFUNDING);
    }
  }

  /** Asks the channel for every refund that is due. */
  @Scheduled(fixedDelayString = "${tongtian.payment.refund-every}")
  void ask() {
    Instant now = now();
    for (Refund refund : refunds.toAsk(now, BATCH)) {
      if (refunds.claim(refund, now.plus(ASK_AGAIN))) {
        ask(refund);
      }
    }
  }

  private void ask(Refund refund) {
    try {
      channel.refund(refund.id(), refund.orderId(), refund.amount(), refund.reason().name());
    } catch (Refusal refusal) {
      LOG.warn("Refund {} will be asked for again: {}", refund.id(), refusal.code());
      return;
    }
    orders.paymentOfCancelled(
        orders.require(refund.orderId()), PaymentState.REFUNDING, PaymentState.REFUNDED);
    refunds.succeeded(refund);
    LOG.info("The late payment of order {} was paid back", refund.orderId());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
