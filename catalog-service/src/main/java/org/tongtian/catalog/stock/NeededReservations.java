package org.tongtian.catalog.stock;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.api.orders.OrdersApi;

/**
 * Which expired reservations an order may still need: order-service is asked, behind a breaker,
 * because a payment can be heard of here later than a reservation holds. Without its answer all of
 * them are needed: stock that goes back too late is sold later, stock that goes back too early is
 * sold twice (promise O2).
 */
@Component
class NeededReservations {

  private static final Logger LOG = LoggerFactory.getLogger(NeededReservations.class);

  private final OrdersClient orders;
  private final CircuitBreaker breaker;

  NeededReservations(OrdersClient orders, CircuitBreakerRegistry breakers) {
    this.orders = orders;
    this.breaker = breakers.circuitBreaker("orders");
  }

  /** Those that no order needs. */
  List<Reservation> without(List<Reservation> expired) {
    List<Reservation> free = new ArrayList<>();
    for (int from = 0; from < expired.size(); from += OrdersApi.MOST_RESERVATIONS) {
      int to = Math.min(expired.size(), from + OrdersApi.MOST_RESERVATIONS);
      free.addAll(free(expired.subList(from, to)));
    }
    return free;
  }

  private List<Reservation> free(List<Reservation> some) {
    List<String> ids = some.stream().map(Reservation::id).toList();
    try {
      Set<String> needed = new HashSet<>(breaker.executeSupplier(() -> orders.needed(ids)));
      return some.stream().filter(each -> !needed.contains(each.id())).toList();
    } catch (RuntimeException failure) {
      LOG.warn(
          "{} reservations stay, nobody knows their orders: {}", ids.size(), failure.toString());
      return List.of();
    }
  }
}
