package org.tongtian.orders.payment;

import java.time.Clock;
import java.time.Duration;
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
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** A purchase of a quarter of an hour is asked about four times a minute, as a new one is. */
  private static final int RARER = 60;

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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (Purchase purchase : purchases.paymentsToAsk(BATCH)) {
      if (purchases.claimAsking(purchase, now.plus(pause(purchase, now)))) {
        askGently(purchase);
      }
    }
  }

  /** The longer nobody has paid it, as the balance of a presale, the rarer it is asked about. */
  private Duration pause(Purchase purchase, Instant now) {
    Duration slow = Duration.between(purchase.placedAt(), now).dividedBy(RARER);
    Duration most = slow.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : slow;
    return most.compareTo(settings.pollAgainAfter()) > 0 ? most : settings.pollAgainAfter();
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
            .noneMatch(order -> order.awaits(purchase.id()));
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
