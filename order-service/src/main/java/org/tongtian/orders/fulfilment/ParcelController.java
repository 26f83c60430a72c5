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

/** Parcels of many orders, corrected numbers, and more time to receive them. */
@RestController
class ParcelController {

  private final FulfilmentService fulfilment;
  private final BulkShipment bulk;
  private final IdempotentOperations operations;

  /** A corrected label, as sent; any part may be missing. */
  record Label(String carrier, String trackingNumber) {}

  ParcelController(
      FulfilmentService fulfilment, BulkShipment bulk, IdempotentOperations operations) {
    this.fulfilment = fulfilment;
    this.bulk = bulk;
    this.operations = operations;
  }

  /**
   * The co-operative has handed many orders to carriers: each line of the text ships all that is
   * left of one order and has its own outcome. 400 {@code shipment.lines_invalid} where lines can't
   * be read: they are named, and nothing was sent.
   */
  @PostMapping("/api/orders/shipments")
  ResponseEntity<BulkShipment.Result> shipMany(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody BulkShipment.Wish wish) {
    caller.require(Role.COOP_MANAGER).requireParty();
    return operations.once(
        caller,
        key,
        "order.ship-many",
        wish,
        HttpStatus.OK,
        BulkShipment.Result.class,
        operationId -> bulk.ship(operationId, caller, wish.text()));
  }

  /**
   * Corrects a mistyped tracking number while nothing was told under it. 409 {@code
   * shipment.too_late_to_correct}, {@code shipment.already_scanned}, {@code
   * shipment.tracking_number_used}.
   */
  @PostMapping("/api/orders/{id}/parcels/{parcelId}/tracking-number")
  ResponseEntity<OrderView> correct(
      Caller caller,
      @PathVariable String id,
      @PathVariable String parcelId,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Label label) {
    caller.require(Role.COOP_MANAGER);
    ShipOrder wish = new ShipOrder(label.carrier(), label.trackingNumber(), null);
    return operations.once(
        caller,
        key,
        "order.renumber:" + parcelId,
        label,
        HttpStatus.OK,
        OrderView.class,
        operationId -> OrderView.forCooperative(fulfilment.correct(caller, id, parcelId, wish)));
  }

  /**
   * The buyer asks for more time before the order counts as received by itself; once. 409 {@code
   * order.receipt_extended}, {@code order.cannot_receive}.
   */
  @PostMapping("/api/orders/{id}/receipt-extension")
  ResponseEntity<OrderView> extend(
      Caller caller, @PathVariable String id, @RequestHeader("Idempotency-Key") String key) {
    return operations.once(
        caller,
        key,
        "order.extend-receipt:" + id,
        null,
        HttpStatus.OK,
        OrderView.class,
        operationId -> OrderView.forBuyer(fulfilment.extendReceipt(operationId, caller, id)));
  }
}
