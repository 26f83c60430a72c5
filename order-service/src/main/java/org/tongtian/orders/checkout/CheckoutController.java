package org.tongtian.orders.checkout;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.OrderView;

/** Where buyers place orders. */
@RestController
class CheckoutController {

  private final CheckoutService checkout;
  private final IdempotentOperations operations;

  CheckoutController(CheckoutService checkout, IdempotentOperations operations) {
    this.checkout = checkout;
    this.operations = operations;
  }

  @PostMapping("/api/orders")
  ResponseEntity<OrderView> place(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody PlaceOrder wish) {
    caller.require(Role.CONSUMER);
    return operations.once(
        caller,
        key,
        "order.place",
        wish,
        HttpStatus.CREATED,
        OrderView.class,
        orderId -> OrderView.forBuyer(checkout.place(orderId, caller, wish)));
  }
}
