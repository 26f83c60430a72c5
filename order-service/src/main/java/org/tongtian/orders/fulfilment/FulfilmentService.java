package org.tongtian.orders.fulfilment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.Shipment;

/** What happens to a paid order until it is done. */
@Service
class FulfilmentService {

  private final OrderService orders;
  private final Clock clock;

  FulfilmentService(OrderService orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /** The co-operative gave the parcel to a carrier; only a paid order is shipped. */
  Order ship(String operationId, Caller caller, String orderId, ShipOrder parcel) {
    Order order = OrderAccess.asCooperative(caller, orders.require(orderId));
    Carrier carrier =
        Carrier.byCode(parcel.carrier())
            .orElseThrow(() -> Refusal.invalid("shipment.carrier_unknown", "carrier"));
    String tracking = tidy(parcel.trackingNumber());
    if (!carrier.issues(tracking)) {
      throw Refusal.invalid(
          "shipment.tracking_number_invalid",
          "trackingNumber",
          new DefaultMessageSourceResolvable("carrier." + carrier.name()),
          new DefaultMessageSourceResolvable("shipment.tracking_form." + carrier.name()));
    }
    return orders.ship(
        order,
        operationId,
        new Shipment(carrier, tracking, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }

  /** The buyer has the goods; only a shipped order is received. */
  Order receive(String operationId, Caller caller, String orderId) {
    return orders.receive(OrderAccess.asBuyer(caller, orders.require(orderId)), operationId);
  }

  /** Settlement released the split of a received order; hearing it twice changes nothing. */
  void released(String orderId, String factId) {
    Order order = orders.require(orderId);
    if (order.state() != OrderState.COMPLETED) {
      orders.complete(order, factId);
    }
  }

  private static String tidy(String trackingNumber) {
    return trackingNumber == null ? null : trackingNumber.strip().toUpperCase(Locale.ROOT);
  }
}
