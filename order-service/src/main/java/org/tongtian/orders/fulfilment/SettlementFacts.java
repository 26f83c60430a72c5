package org.tongtian.orders.fulfilment;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
            (fact, sales) -> released(sales.saleIds(), fact.factId(), fulfilment));
  }

  /** An order that fails does not hold up the others; the fact comes again for its sake. */
  private static void released(List<String> saleIds, String factId, FulfilmentService fulfilment) {
    RuntimeException first = null;
    for (Map.Entry<String, Set<String>> order : fulfilment.byOrder(saleIds).entrySet()) {
      try {
        fulfilment.released(order.getKey(), order.getValue(), factId);
      } catch (RuntimeException failure) {
        first = first == null ? failure : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
