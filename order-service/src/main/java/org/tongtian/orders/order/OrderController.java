package org.tongtian.orders.order;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.security.Caller;

/** Reading an order; lists are {@code org.tongtian.orders.worklist}. */
@RestController
class OrderController {

  private final OrderService service;

  OrderController(OrderService service) {
    this.service = service;
  }

  /**
   * An order for its buyer or the co-operative that sells it; 404 {@code order.unknown} for others.
   */
  @GetMapping("/api/orders/{id}")
  OrderView order(Caller caller, @PathVariable String id) {
    return OrderAccess.view(caller, service.require(id));
  }
}
