package org.tongtian.orders.reconciliation;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.api.settlement.SettlementApi;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.remote.Guarded;

/** Sales in settlement-service's books, behind a breaker. */
@Component
class SaleBooks {

  private final SettlementApi settlement;
  private final Guarded guarded;

  SaleBooks(SettlementApi settlement, CircuitBreakerRegistry breakers) {
    this.settlement = settlement;
    this.guarded = new Guarded(breakers.circuitBreaker("settlement"), SaleBooks::booksUnreachable);
  }

  /** Where the money of each sale is; a sale that is in no book is left out. */
  Map<String, SaleMoney> of(List<String> saleIds) {
    Map<String, SaleMoney> found = new HashMap<>();
    for (int from = 0; from < saleIds.size(); from += SettlementApi.MOST_SALES) {
      List<String> some =
          saleIds.subList(from, Math.min(saleIds.size(), from + SettlementApi.MOST_SALES));
      guarded.ask(() -> settlement.money(some)).forEach(money -> found.put(money.saleId(), money));
    }
    return found;
  }

  /** The fallback: without the book nothing is compared; the day waits. */
  private static Refusal booksUnreachable() {
    return Refusal.unavailable("reconciliation.book_unreachable");
  }
}
