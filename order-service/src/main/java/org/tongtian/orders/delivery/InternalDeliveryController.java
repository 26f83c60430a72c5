package org.tongtian.orders.delivery;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Delivery for setting a market up. */
@RestController
class InternalDeliveryController {

  private final DeliveryService delivery;

  InternalDeliveryController(DeliveryService delivery) {
    this.delivery = delivery;
  }

  /** Gives a co-operative its first table; one that has a table keeps it. */
  @PutMapping("/internal/orders/delivery-tables/{cooperativeId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void putInPlace(@PathVariable String cooperativeId, @RequestBody ChangeDeliveryTable table) {
    delivery.putInPlace(cooperativeId, table);
  }
}
