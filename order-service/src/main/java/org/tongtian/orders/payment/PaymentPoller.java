package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.channel.TransactionState;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.PaymentState;

/**
 * Asks the channel about payments it has not reported, because a notification can be lost: whether
 * a waiting order was paid, and that nobody pays a cancelled one any more. Each question is claimed
 * in the store, so several instances don't ask the same.
 */
@Component
class PaymentPoller {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentPoller.class);
  private static final int BATCH = 100;

  private final OrderService orders;
  private final PaymentService payments;
  private final PaymentProvider channel;
  private final PaymentSettings settings;
  private final Clock clock;

  PaymentPoller(
      OrderService orders,
      PaymentService payments,
      PaymentProvider channel,
      PaymentSettings settings,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tongtian.payment.poll-every}")
  void ask() {
    Instant again = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(settings.pollAgainAfter());
    for (Order order : orders.paymentsToAsk(BATCH)) {
      if (orders.claimAsking(order, again)) {
        askGently(order);
      }
    }
  }

  private void askGently(Order order) {
    try {
      ask(order);
    } catch (Refusal refusal) {
      LOG.warn("Payment of order {} stays open: {}", order.id(), refusal.code());
    }
  }

  private void ask(Order order) {
    boolean over = order.state() == OrderState.CANCELLED;
    Optional<Transaction> known = over ? channel.close(order.id()) : channel.find(order.id());
    if (known.isPresent() && known.get().state() == TransactionState.PAID) {
      payments.confirm(order.id(), known.get().transactionId(), known.get().amount());
    } else if (over) {
      orders.paymentOfCancelled(order, PaymentState.OPEN, PaymentState.CLOSED);
    } else if (known.isEmpty()) {
      LOG.error("The channel does not know the transaction of order {}", order.id());
    }
  }
}
