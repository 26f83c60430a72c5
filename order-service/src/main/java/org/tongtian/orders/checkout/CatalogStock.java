package org.tongtian.orders.checkout;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.ReserveStock;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.kit.problem.Refusal;

/** Stock at catalog-service, behind a breaker. */
@Component
class CatalogStock implements Stock {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogStock.class);

  private final CatalogClient catalog;
  private final CircuitBreaker breaker;

  CatalogStock(CatalogClient catalog, CircuitBreakerRegistry breakers) {
    this.catalog = catalog;
    this.breaker = breakers.circuitBreaker("catalog");
  }

  @Override
  public ReservedStock reserve(ReserveStock command) {
    try {
      return breaker.executeSupplier(() -> catalog.reserve(command));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw stockUnreachable(failure);
    }
  }

  @Override
  public void release(String reservationId) {
    breaker.executeRunnable(() -> catalog.release(reservationId));
  }

  /** The fallback: nothing is sold without a reservation, so the buyer is asked to try again. */
  private static Refusal stockUnreachable(RuntimeException failure) {
    LOG.warn("catalog-service does not answer: {}", failure.toString());
    return Refusal.unavailable("order.stock_unreachable");
  }
}
