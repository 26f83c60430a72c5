package org.tongtian.api.orders;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What other services ask of order-service. */
public interface OrdersApi {

  /** The most reservations that one question may name. */
  int MOST_RESERVATIONS = 500;

  /**
   * Which of these reservations an order has that was paid, a deposit included, or still can be:
   * their stock must not go back yet, whatever the clock says, because the fact of the payment may
   * be on its way (promise O2). The others never had an order, or it ended unpaid. 400 {@code
   * request.field_invalid} for more than {@link #MOST_RESERVATIONS}.
   */
  @PostMapping("/internal/orders/reservations/needed")
  List<String> needed(@RequestBody List<String> reservationIds);
}
