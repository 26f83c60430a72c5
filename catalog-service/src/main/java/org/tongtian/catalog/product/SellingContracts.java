package org.tongtian.catalog.product;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;

/**
 * Whether a co-operative may sell under a contract (promise S1): settlement-service is asked,
 * behind a breaker. Without its answer nothing is listed.
 */
@Component
class SellingContracts {

  private static final Logger LOG = LoggerFactory.getLogger(SellingContracts.class);
  private static final String FIELD = "contractId";

  private final SettlementClient settlement;
  private final CircuitBreaker breaker;

  SellingContracts(SettlementClient settlement, CircuitBreakerRegistry breakers) {
    this.settlement = settlement;
    this.breaker = breakers.circuitBreaker("settlement");
  }

  /**
   * Refuses with {@code catalog.contract_not_in_force} or {@code catalog.contract_of_others} (409),
   * and with {@code catalog.contract_unreachable} (503) where nobody can say.
   */
  void requireSellable(String contractId, Instant at, String cooperativeId) {
    try {
      breaker.executeSupplier(() -> settlement.inForce(contractId, at, cooperativeId));
    } catch (Refusal refusal) {
      throw refused(refusal);
    } catch (RuntimeException failure) {
      throw contractUnreachable(failure);
    }
  }

  /** Any other refusal is between the two services and not the manager's to read. */
  private static Refusal refused(Refusal refusal) {
    return switch (refusal.code()) {
      case "settlement.no_contract_in_force" ->
          Refusal.of(HttpStatus.CONFLICT, "catalog.contract_not_in_force", FIELD);
      case "settlement.seller_not_party" ->
          Refusal.of(HttpStatus.CONFLICT, "catalog.contract_of_others", FIELD);
      default -> contractUnreachable(refusal);
    };
  }

  /** The fallback: what no known contract settles is not put on sale; try again later. */
  private static Refusal contractUnreachable(RuntimeException failure) {
    LOG.warn("settlement-service gives no answer about a contract: {}", failure.toString());
    return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "catalog.contract_unreachable", FIELD);
  }
}
