package org.tongtian.orders.order;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.orders.OrdersApi;
import org.tongtian.kit.problem.Refusal;

/** What other services ask about orders. */
@RestController
class InternalOrderController implements OrdersApi {

  private final OrderService orders;

  InternalOrderController(OrderService orders) {
    this.orders = orders;
  }

  @Override
  public List<String> needed(List<String> reservationIds) {
    if (reservationIds.size() > MOST_RESERVATIONS) {
      throw Refusal.invalid("request.field_invalid", "reservationIds", "reservationIds");
    }
    Set<String> asked = new HashSet<>(reservationIds);
    return orders.ofReservations(reservationIds).stream()
        .filter(Order::needsItsStock)
        .flatMap(order -> order.lines().stream())
        .map(line -> line.progress().reservationId())
        .filter(asked::contains)
        .toList();
  }
}
