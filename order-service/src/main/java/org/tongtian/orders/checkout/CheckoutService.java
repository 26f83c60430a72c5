package org.tongtian.orders.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.channel.PaymentSettings;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;

/** Places orders (promise O1). */
@Service
class CheckoutService {

  private final CheckoutSaga saga;
  private final OrderService orders;
  private final OrderSettings settings;
  private final PaymentSettings paymentSettings;
  private final MeterRegistry meters;
  private final Clock clock;

  CheckoutService(
      Stock stock,
      Contracts contracts,
      Hosts hosts,
      PaymentProvider payments,
      OrderService orders,
      OrderSettings settings,
      PaymentSettings paymentSettings,
      MeterRegistry meters,
      Clock clock) {
    this.saga = new CheckoutSaga(stock, contracts, hosts, payments, orders::store);
    this.orders = orders;
    this.settings = settings;
    this.paymentSettings = paymentSettings;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Places the order, or finds that an earlier attempt under the same id did.
   *
   * @param orderId the operation id
   */
  Order place(String orderId, Caller buyer, PlaceOrder wish) {
    try {
      PlacingRules.check(wish);
      Optional<Order> before = orders.find(orderId);
      if (before.isPresent()) {
        return before.get();
      }
      Order placed = saga.run(Checkout.of(orderId, buyer, wish, times()));
      meters.counter("tongtian.orders.placed").increment();
      return placed;
    } catch (Refusal refusal) {
      meters.counter("tongtian.orders.refused", "code", refusal.code()).increment();
      throw refusal;
    }
  }

  private Checkout.Times times() {
    Instant placedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Checkout.Times(
        placedAt,
        placedAt.plus(settings.payWithin()),
        placedAt.plus(settings.stockHeld()),
        placedAt.plus(paymentSettings.pollAgainAfter()));
  }
}
