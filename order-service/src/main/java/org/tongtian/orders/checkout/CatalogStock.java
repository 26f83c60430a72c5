package org.tongtian.orders.checkout;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReleaseGoods;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.remote.Guarded;

/** Stock at catalog-service, behind a breaker. */
@Component
class CatalogStock implements Stock {

  private final CatalogClient catalog;
  private final Guarded guarded;

  CatalogStock(CatalogClient catalog, CircuitBreakerRegistry breakers) {
    this.catalog = catalog;
    this.guarded = new Guarded(breakers.circuitBreaker("catalog"), CatalogStock::stockUnreachable);
  }

  @Override
  public List<ReservedStock> reserve(ReserveGoods command) {
    return guarded.ask(() -> catalog.reserve(command));
  }

  @Override
  public List<LotOffer> offers(List<String> lotIds) {
    return guarded.ask(() -> catalog.offers(lotIds));
  }

  @Override
  public void release(List<String> reservationIds) {
    guarded.tell(() -> catalog.release(new ReleaseGoods(reservationIds)));
  }

  /** The fallback: nothing is sold without a reservation, so the buyer is asked to try again. */
  private static Refusal stockUnreachable() {
    return Refusal.unavailable("order.stock_unreachable");
  }
}
