package org.tongtian.catalog.stock;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;

/** Listens to what happens to orders. */
@Configuration(proxyBeanMethods = false)
class OrderFacts {

  @Bean
  FactSubscription stockOfOrders(Facts facts, Sales sales) {
    return FactSubscription.to("order-service")
        .on(OrderPaid.class, facts, (fact, paid) -> each(paid.order(), sales::paid))
        .on(
            OrderCancelled.class,
            facts,
            (fact, cancelled) -> each(cancelled.order(), sales::cancelled));
  }

  private static void each(OrderSummary order, Consumer<String> what) {
    order.lines().forEach(line -> what.accept(line.reservationId()));
  }
}
