package org.tongtian.orders.presale;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.cancellation.PaymentRenewal;
import org.tongtian.orders.channel.OpenTransaction;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.channel.Transaction;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/**
 * The second purchase of a presale, that of its balance. Its id follows from the order's, so two
 * devices open the same one, and the channel takes money for it once.
 */
@Service
class Balances {

  private static final String WISH = "balance";

  private final PurchaseService purchases;
  private final PaymentRenewal renewal;
  private final PaymentProvider channel;
  private final PaymentSettings settings;
  private final Clock clock;

  Balances(
      PurchaseService purchases,
      PaymentRenewal renewal,
      PaymentProvider channel,
      PaymentSettings settings,
      Clock clock) {
    this.purchases = purchases;
    this.renewal = renewal;
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The purchase with a payment that can be made. Refusals: 409 {@code presale.balance_not_due}
   * before the goods are there and after it is paid or over, {@code presale.balance_over} after its
   * time; 503 {@code payment.channel_unreachable}.
   */
  Purchase open(Order order) {
    if (order.state() != OrderState.BALANCE_DUE) {
      throw Refusal.conflict(
          "presale.balance_not_due",
          new DefaultMessageSourceResolvable("order.state." + order.state()));
    }
    if (now().isAfter(order.presale().balanceBefore())) {
      throw Refusal.conflict("presale.balance_over");
    }
    return renewal.renew(purchases.find(order.balancePurchaseId()).orElseGet(() -> first(order)));
  }

  private Purchase first(Order order) {
    Transaction opened =
        channel.open(
            new OpenTransaction(
                order.balancePurchaseId(),
                order.lines().getFirst().goods().productName().zh(),
                order.balance(),
                order.presale().balanceBefore()));
    return purchases.store(purchase(order, opened));
  }

  private Purchase purchase(Order order, Transaction opened) {
    String id = order.balancePurchaseId();
    Instant now = now();
    Payment payment =
        Payment.opened(id, opened, List.of(order.id()), now.plus(settings.pollAgainAfter()));
    return Purchase.begun(
        id, WISH, order.buyerId(), List.of(), payment, now, order.presale().balanceBefore());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
