package org.tongtian.orders.presale;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.checkout.CatalogClient;
import org.tongtian.orders.remote.Guarded;

/** Harvests at catalog-service, behind a breaker. */
@Component
class CatalogHarvests implements Harvests {

  private final CatalogClient catalog;
  private final Guarded guarded;

  CatalogHarvests(CatalogClient catalog, CircuitBreakerRegistry breakers) {
    this.catalog = catalog;
    this.guarded =
        new Guarded(breakers.circuitBreaker("catalog"), CatalogHarvests::harvestUnreachable);
  }

  @Override
  public HarvestReport of(String lotId) {
    return guarded.ask(() -> catalog.harvest(lotId));
  }

  @Override
  public List<LotOffer> lotsOf(String productId) {
    return guarded.ask(() -> catalog.offersOf(productId));
  }

  @Override
  public StockAccount accountOf(String lotId) {
    return guarded.ask(() -> catalog.stockAccount(lotId));
  }

  /** The fallback: nothing is allotted and nobody loses anything; it is asked again. */
  private static Refusal harvestUnreachable() {
    return Refusal.unavailable("order.stock_unreachable");
  }
}
