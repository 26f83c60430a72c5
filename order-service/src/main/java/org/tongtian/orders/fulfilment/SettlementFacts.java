package org.tongtian.orders.fulfilment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.settlement.SaleReleased;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;

/** What settlement-service tells us. */
@Configuration(proxyBeanMethods = false)
class SettlementFacts {

  @Bean
  FactSubscription salesReleased(Facts facts, FulfilmentService fulfilment) {
    return FactSubscription.to("settlement-service")
        .on(
            SaleReleased.class,
            facts,
            (fact, sale) -> fulfilment.released(sale.orderId(), fact.factId()));
  }
}
