package org.tongtian.orders.cancellation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.PaymentState;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/** Opens a payment for what still waits of a purchase, after the one before was closed. */
@Component
public class PaymentRenewal {

  private final PurchaseService purchases;
  private final OrderService orders;
  private final PaymentProvider channel;
  private final PaymentSettings settings;
  private final Clock clock;

  PaymentRenewal(
      PurchaseService purchases,
      OrderService orders,
      PaymentProvider channel,
      PaymentSettings settings,
      Clock clock) {
    this.purchases = purchases;
    this.orders = orders;
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The purchase with a payment that can be made; one that has such a payment stays as it is.
   * Refusals: 409 {@code purchase.nothing_to_pay}, 503 {@code payment.channel_unreachable}.
   */
  public Purchase renew(Purchase purchase) {
    if (purchase.payment().state() != PaymentState.CLOSED) {
      return purchase;
    }
    List<Order> waiting =
        orders.find(purchase.orderIds()).stream()
            .filter(order -> order.awaits(purchase.id()))
            .toList();
    if (waiting.isEmpty()) {
      throw Refusal.conflict("purchase.nothing_to_pay");
    }
    Money amount =
        waiting.stream()
            .map(order -> order.partOf(purchase.id()))
            .reduce(Money::plus)
            .orElseThrow();
    String id = paymentId(purchase, waiting);
    Transaction opened =
        channel.open(
            new OpenTransaction(
                id,
                waiting.getFirst().lines().getFirst().goods().productName().zh(),
                amount,
                purchase.payBefore()));
    return purchases.replace(
        purchase,
        Payment.opened(
            id,
            opened,
            waiting.stream().map(Order::id).toList(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(settings.pollAgainAfter())));
  }

  /** The same for the same orders; another for others, since the channel asks for another sum. */
  private static String paymentId(Purchase purchase, List<Order> waiting) {
    Stream<String> orderIds = waiting.stream().map(Order::id).sorted();
    Stream<String> which = Stream.of(purchase.id(), "payment", "" + purchase.paymentIds().size());
    return Ids.derived(Stream.concat(which, orderIds).toArray(String[]::new));
  }
}
