package org.tongtian.orders.checkout;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.problem.Refusal;

/** Contracts at settlement-service, behind a breaker. */
@Component
class SettlementContracts implements Contracts {

  private static final Logger LOG = LoggerFactory.getLogger(SettlementContracts.class);

  private final SettlementClient settlement;
  private final CircuitBreaker breaker;

  SettlementContracts(SettlementClient settlement, CircuitBreakerRegistry breakers) {
    this.settlement = settlement;
    this.breaker = breakers.circuitBreaker("settlement");
  }

  @Override
  public ContractInForce inForce(String contractId, Instant at, String sellerId) {
    try {
      return breaker.executeSupplier(() -> settlement.inForce(contractId, at, sellerId));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw contractUnreachable(failure);
    }
  }

  /** The fallback: nothing is sold that no contract settles (promise S1); try again later. */
  private static Refusal contractUnreachable(RuntimeException failure) {
    LOG.warn("settlement-service does not answer: {}", failure.toString());
    return Refusal.unavailable("order.contract_unreachable");
  }
}
