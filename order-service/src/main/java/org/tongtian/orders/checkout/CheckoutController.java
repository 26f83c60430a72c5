package org.tongtian.orders.checkout;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
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

  /**
   * Places an order of one line (promise O1): reserves stock, binds the contract version of this
   * moment, opens the payment. Refusals of the catalogue and of settlement keep their codes; 503
   * {@code order.stock_unreachable}, {@code order.contract_unreachable}, {@code
   * payment.channel_unreachable}: no order, no money.
   */
  @PostMapping("/api/orders")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<OrderView> place(
      Caller caller, @RequestHeader("Idempotency-Key") String key, @RequestBody PlaceOrder wish) {
    caller.require(Role.CONSUMER);
    return operations.create(
        caller,
        key,
        "order.place",
        wish,
        OrderView.class,
        order -> "/api/orders/" + order.id(),
        orderId -> OrderView.forBuyer(checkout.place(orderId, caller, wish)));
  }
}
