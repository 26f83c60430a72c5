package org.tongtian.orders.checkout;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.remote.Guarded;

/** Contracts at settlement-service, behind a breaker. */
@Component
class SettlementContracts implements Contracts {

  private final SettlementClient settlement;
  private final Guarded guarded;

  SettlementContracts(SettlementClient settlement, CircuitBreakerRegistry breakers) {
    this.settlement = settlement;
    this.guarded =
        new Guarded(
            breakers.circuitBreaker("settlement"), SettlementContracts::contractUnreachable);
  }

  @Override
  public ContractInForce inForce(String contractId, Instant at, String sellerId) {
    return guarded.ask(() -> settlement.inForce(contractId, at, sellerId));
  }

  /** The fallback: nothing is sold that no contract settles (promise S1); try again later. */
  private static Refusal contractUnreachable() {
    return Refusal.unavailable("order.contract_unreachable");
  }
}
