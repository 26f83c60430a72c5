package org.tongtian.orders.cancellation;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderView;

/** Where buyers cancel orders they have not paid. */
@RestController
class CancellationController {

  private final CancellationService cancellation;
  private final OrderService orders;
  private final IdempotentOperations operations;

  CancellationController(
      CancellationService cancellation, OrderService orders, IdempotentOperations operations) {
    this.cancellation = cancellation;
    this.orders = orders;
    this.operations = operations;
  }

  /** The buyer takes back an order that is not paid; its stock goes back on sale. */
  @PostMapping("/api/orders/{id}/cancellation")
  ResponseEntity<OrderView> cancel(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "order.cancel:" + id,
        null,
        HttpStatus.OK,
        OrderView.class,
        operationId ->
            OrderView.forBuyer(
                cancellation.cancel(OrderAccess.asBuyer(caller, orders.require(id)), operationId)));
  }
}
