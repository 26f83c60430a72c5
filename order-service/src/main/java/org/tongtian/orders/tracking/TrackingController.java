package org.tongtian.orders.tracking;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;

/** How far parcels are (promise O6). */
@RestController
class TrackingController {

  private final TrackingService tracking;
  private final OrderService orders;
  private final IdempotentOperations operations;

  TrackingController(
      TrackingService tracking, OrderService orders, IdempotentOperations operations) {
    this.tracking = tracking;
    this.orders = orders;
    this.operations = operations;
  }

  /** The ways of an order's parcels, for its buyer and its co-operative; 404 for others. */
  @GetMapping("/api/orders/{id}/tracking")
  TrackingView ofOrder(Caller caller, @PathVariable String id) {
    Order order = orders.require(id);
    OrderAccess.view(caller, order);
    return view(order);
  }

  /**
   * How far the goods of one sale are, for the household that grew them: without number, name or
   * place of delivery. The sale's id is told in statements to the parties of its contract alone,
   * and can't be guessed; a farmer who knows it may ask, and the co-operative that sold it. 404
   * {@code order.unknown}.
   */
  @GetMapping("/api/orders/sales/{saleId}/tracking")
  TrackingView ofSale(Caller caller, @PathVariable String saleId) {
    caller.require(Role.FARMER, Role.COOP_MANAGER);
    Order order =
        orders.ofLines(List.of(saleId)).stream()
            .filter(one -> caller.role() == Role.FARMER || caller.actsFor(one.cooperative().id()))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("order.unknown"));
    return TrackingView.ofLine(order, saleId, tracking.of(List.of(order.id())));
  }

  /** The co-operative notes by hand what happened to a parcel. */
  @PostMapping("/api/orders/{id}/parcels/{parcelId}/events")
  ResponseEntity<TrackingView> note(
      Caller caller,
      @PathVariable String id,
      @PathVariable String parcelId,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Told told) {
    caller.require(Role.COOP_MANAGER);
    return operations.once(
        caller,
        key,
        "order.track:" + parcelId,
        told,
        HttpStatus.OK,
        TrackingView.class,
        operationId -> view(tracking.note(operationId, caller, id, parcelId, told)));
  }

  private TrackingView view(Order order) {
    return TrackingView.of(order, tracking.of(List.of(order.id())));
  }
}
