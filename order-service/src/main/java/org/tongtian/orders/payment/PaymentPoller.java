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
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/**
 * Asks the channel about payments it has not reported, because a notification can be lost: whether
 * a waiting purchase was paid, and that nobody pays one any more of which nothing waits. Each
 * question is claimed in the store, so several instances don't ask the same.
 */
@Component
class PaymentPoller {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentPoller.class);
  private static final int BATCH = 100;

  private final PurchaseService purchases;
  private final OrderService orders;
  private final PaymentService payments;
  private final PaymentProvider channel;
  private final PaymentSettings settings;
  private final Clock clock;

  PaymentPoller(
      PurchaseService purchases,
      OrderService orders,
      PaymentService payments,
      PaymentProvider channel,
      PaymentSettings settings,
      Clock clock) {
    this.purchases = purchases;
    this.orders = orders;
    this.payments = payments;
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tongtian.payment.poll-every}")
  void ask() {
    Instant again = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(settings.pollAgainAfter());
    for (Purchase purchase : purchases.paymentsToAsk(BATCH)) {
      if (purchases.claimAsking(purchase, again)) {
        askGently(purchase);
      }
    }
  }

  private void askGently(Purchase purchase) {
    try {
      ask(purchase);
    } catch (Refusal refusal) {
      LOG.warn("Payment of purchase {} stays open: {}", purchase.id(), refusal.code());
    } catch (RuntimeException failure) {
      // The others must not wait for its sake; it is asked about again.
      LOG.error("Payment of purchase {} could not be settled", purchase.id(), failure);
    }
  }

  private void ask(Purchase purchase) {
    String paymentId = purchase.payment().id();
    boolean over =
        orders.find(purchase.payment().orderIds()).stream()
            .noneMatch(order -> order.state() == OrderState.PENDING_PAYMENT);
    Optional<Transaction> known = over ? channel.close(paymentId) : channel.find(paymentId);
    if (known.isPresent() && known.get().state() == TransactionState.PAID) {
      payments.confirm(
          paymentId, known.get().transactionId(), known.get().amount(), known.get().paidAt());
    } else if (over) {
      purchases.closed(purchase);
    } else if (known.isEmpty()) {
      LOG.error("The channel does not know payment {}", paymentId);
    }
  }
}
