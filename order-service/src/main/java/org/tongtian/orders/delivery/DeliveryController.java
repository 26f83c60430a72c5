package org.tongtian.orders.delivery;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** What delivery costs: read by everybody, set by the co-operative. */
@RestController
class DeliveryController {

  private final DeliveryService delivery;

  DeliveryController(DeliveryService delivery) {
    this.delivery = delivery;
  }

  /** The table of the caller's co-operative. */
  @GetMapping("/api/orders/delivery-table")
  DeliveryTableView mine(Caller caller) {
    return viewOf(manager(caller));
  }

  /**
   * Replaces the table of the caller's co-operative; orders that are placed keep their fee. 400
   * {@code delivery.rows_missing}, {@code delivery.province_unknown}, {@code
   * delivery.province_twice}, {@code delivery.weight_invalid}, {@code delivery.fee_invalid}, {@code
   * delivery.days_invalid}, {@code delivery.free_from_invalid} with the field; 409 {@code
   * delivery.table_changed} where it is not the version that the caller saw.
   */
  @PutMapping("/api/orders/delivery-table")
  DeliveryTableView change(Caller caller, @RequestBody ChangeDeliveryTable wish) {
    return DeliveryTableView.of(delivery.change(manager(caller), wish));
  }

  /** The table of any co-operative; public. */
  @GetMapping("/api/orders/delivery-tables/{cooperativeId}")
  DeliveryTableView of(@PathVariable String cooperativeId) {
    return viewOf(cooperativeId);
  }

  private DeliveryTableView viewOf(String cooperativeId) {
    return delivery
        .tableOf(cooperativeId)
        .map(DeliveryTableView::of)
        .orElseGet(() -> DeliveryTableView.none(cooperativeId));
  }

  private static String manager(Caller caller) {
    return caller.require(Role.COOP_MANAGER).requireParty();
  }
}
