package org.tongtian.orders.fulfilment;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.OrderView;

/** Shipping by the co-operative, receipt by the buyer. */
@RestController
class FulfilmentController {

  private final FulfilmentService fulfilment;
  private final IdempotentOperations operations;

  FulfilmentController(FulfilmentService fulfilment, IdempotentOperations operations) {
    this.fulfilment = fulfilment;
    this.operations = operations;
  }

  /** The co-operative has handed a paid order to a carrier: PAID becomes SHIPPED. */
  @PostMapping("/api/orders/{id}/shipment")
  ResponseEntity<OrderView> ship(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ShipOrder parcel) {
    caller.require(Role.COOP_MANAGER);
    return operations.once(
        caller,
        key,
        "order.ship:" + id,
        parcel,
        HttpStatus.OK,
        OrderView.class,
        operationId -> OrderView.forCooperative(fulfilment.ship(operationId, caller, id, parcel)));
  }

  /**
   * The buyer has received the goods: SHIPPED becomes RECEIVED and settlement releases the split.
   */
  @PostMapping("/api/orders/{id}/receipt")
  ResponseEntity<OrderView> receive(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "order.receive:" + id,
        null,
        HttpStatus.OK,
        OrderView.class,
        operationId -> OrderView.forBuyer(fulfilment.receive(operationId, caller, id)));
  }
}
