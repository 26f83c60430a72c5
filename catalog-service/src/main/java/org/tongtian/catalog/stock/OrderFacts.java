package org.tongtian.catalog.stock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;

/** Listens to what happens to orders. */
@Configuration(proxyBeanMethods = false)
class OrderFacts {

  @Bean
  FactSubscription stockOfOrders(Facts facts, Sales sales) {
    return FactSubscription.to("order-service")
        .on(OrderPaid.class, facts, (fact, paid) -> sales.paid(paid.order().orderId()))
        .on(
            OrderCancelled.class,
            facts,
            (fact, cancelled) -> sales.cancelled(cancelled.order().orderId()));
  }
}
