package org.tongtian.orders.fulfilment;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.settlement.SalesReleased;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;

/** What settlement-service tells us. */
@Configuration(proxyBeanMethods = false)
class SettlementFacts {

  @Bean
  FactSubscription salesReleased(Facts facts, FulfilmentService fulfilment) {
    return FactSubscription.to("settlement-service")
        .on(
            SalesReleased.class,
            facts,
            (fact, sales) ->
                forEach(sales.orderIds(), order -> fulfilment.released(order, fact.factId())));
  }

  /** An order that fails does not hold up the others; the fact comes again for its sake. */
  private static void forEach(List<String> orders, Consumer<String> action) {
    RuntimeException first = null;
    for (String order : orders) {
      try {
        action.accept(order);
      } catch (RuntimeException failure) {
        first = first == null ? failure : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
