package org.tongtian.orders.checkout;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReleaseGoods;
import org.tongtian.api.catalog.ReserveGoods;
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
  public List<ReservedStock> reserve(ReserveGoods command) {
    return asked(() -> catalog.reserve(command));
  }

  @Override
  public List<LotOffer> offers(List<String> lotIds) {
    return asked(() -> catalog.offers(lotIds));
  }

  @Override
  public void release(List<String> reservationIds) {
    breaker.executeRunnable(() -> catalog.release(new ReleaseGoods(reservationIds)));
  }

  private <T> T asked(Supplier<T> question) {
    try {
      return breaker.executeSupplier(question);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw stockUnreachable(failure);
    }
  }

  /** The fallback: nothing is sold without a reservation, so the buyer is asked to try again. */
  private static Refusal stockUnreachable(RuntimeException failure) {
    LOG.warn("catalog-service does not answer: {}", failure.toString());
    return Refusal.unavailable("order.stock_unreachable");
  }
}
