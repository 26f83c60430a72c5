package org.tongtian.orders.checkout;

import org.tongtian.orders.channel.PaymentProvider;
import org.tongtian.orders.order.Order;

/**
 * How an order comes to be, step by step, and what undoes each step. All of them work under the
 * order's id, so that the whole can run again after a crash.
 */
class CheckoutSaga {

  private final Saga<Checkout> saga;

  CheckoutSaga(
      Stock stock, Contracts contracts, Hosts hosts, PaymentProvider payments, OrderStore orders) {
    saga =
        new Saga<Checkout>()
            .step(
                "reserve stock",
                checkout -> checkout.with(stock.reserve(checkout.reservation())),
                checkout -> stock.release(checkout.orderId()))
            .step(
                "bind contract version",
                checkout ->
                    checkout.with(
                        contracts.inForce(
                            checkout.stock().contractId(),
                            checkout.times().placedAt(),
                            checkout.stock().cooperative().id())))
            .step(
                "bind host",
                checkout ->
                    checkout.withHost(
                        hosts.sellerIn(
                            checkout.wish().roomId(),
                            checkout.stock().productId(),
                            checkout.times().placedAt())))
            .step(
                "open payment",
                checkout -> checkout.with(payments.open(checkout.payment())),
                checkout -> payments.close(checkout.orderId()))
            .step("store order", checkout -> checkout.with(orders.store(checkout.newOrder())));
  }

  /** Runs it; a refusal of any step is passed on after the steps before it were undone. */
  Order run(Checkout start) {
    return saga.run(start).order();
  }

  /** Where new orders are stored. */
  interface OrderStore {
    Order store(Order order);
  }
}
