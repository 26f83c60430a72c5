package org.tongtian.orders.reconciliation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.api.settlement.SettlementApi;
import org.tongtian.kit.problem.Refusal;

/** Sales in settlement-service's books, behind a breaker. */
@Component
class SaleBooks {

  private static final Logger LOG = LoggerFactory.getLogger(SaleBooks.class);

  private final SettlementApi settlement;
  private final CircuitBreaker breaker;

  SaleBooks(SettlementApi settlement, CircuitBreakerRegistry breakers) {
    this.settlement = settlement;
    this.breaker = breakers.circuitBreaker("settlement");
  }

  /** Where the money of each sale is; a sale that is in no book is left out. */
  Map<String, SaleMoney> of(List<String> saleIds) {
    Map<String, SaleMoney> found = new HashMap<>();
    for (int from = 0; from < saleIds.size(); from += SettlementApi.MOST_SALES) {
      List<String> some =
          saleIds.subList(from, Math.min(saleIds.size(), from + SettlementApi.MOST_SALES));
      ask(some).forEach(money -> found.put(money.saleId(), money));
    }
    return found;
  }

  private List<SaleMoney> ask(List<String> saleIds) {
    try {
      return breaker.executeSupplier(() -> settlement.money(saleIds));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      throw booksUnreachable(failure);
    }
  }

  /** The fallback: without the book nothing is compared; the day waits. */
  private static Refusal booksUnreachable(RuntimeException failure) {
    LOG.warn("settlement-service does not answer: {}", failure.toString());
    return Refusal.unavailable("reconciliation.book_unreachable");
  }
}
