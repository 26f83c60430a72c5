package org.tongtian.orders.presale;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.checkout.CatalogClient;

/** Harvests at catalog-service, behind a breaker. */
@Component
class CatalogHarvests implements Harvests {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogHarvests.class);

  private final CatalogClient catalog;
  private final CircuitBreaker breaker;

  CatalogHarvests(CatalogClient catalog, CircuitBreakerRegistry breakers) {
    this.catalog = catalog;
    this.breaker = breakers.circuitBreaker("catalog");
  }

  @Override
  public HarvestReport of(String lotId) {
    return asked(() -> catalog.harvest(lotId));
  }

  @Override
  public List<LotOffer> lotsOf(String productId) {
    return asked(() -> catalog.offersOf(productId));
  }

  private <T> T asked(Supplier<T> question) {
    try {
      return breaker.executeSupplier(question);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw harvestUnreachable(failure);
    }
  }

  /** The fallback: nothing is allotted and nobody loses anything; it is asked again. */
  private static Refusal harvestUnreachable(RuntimeException failure) {
    LOG.warn("catalog-service does not answer: {}", failure.toString());
    return Refusal.unavailable("order.stock_unreachable");
  }
}
