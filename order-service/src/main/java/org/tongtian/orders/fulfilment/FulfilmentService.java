package org.tongtian.orders.fulfilment;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderRevisions;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.order.Parcel;

/** What happens to a paid order until it is done. */
@Service
class FulfilmentService {

  private final OrderService orders;
  private final OrderRevisions revisions;
  private final OrderSettings settings;
  private final Clock clock;

  FulfilmentService(
      OrderService orders, OrderRevisions revisions, OrderSettings settings, Clock clock) {
    this.orders = orders;
    this.revisions = revisions;
    this.settings = settings;
    this.clock = clock;
  }

  /** The co-operative gave a parcel to a carrier; only a paid order is shipped. */
  Order ship(String operationId, Caller caller, String orderId, ShipOrder wish) {
    Order order = OrderAccess.asCooperative(caller, orders.require(orderId));
    Carrier carrier =
        Carrier.byCode(wish.carrier())
            .orElseThrow(() -> Refusal.invalid("shipment.carrier_unknown", "carrier"));
    String tracking = tidy(wish.trackingNumber());
    if (!carrier.issues(tracking)) {
      throw Refusal.invalid(
          "shipment.tracking_number_invalid",
          "trackingNumber",
          new DefaultMessageSourceResolvable("carrier." + carrier.name()),
          new DefaultMessageSourceResolvable("shipment.tracking_form." + carrier.name()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Parcel parcel = Parcel.sent(operationId, carrier, tracking, now, contents(order, wish));
    return revisions.ship(orderId, parcel, settings.receivedBy(now));
  }

  private static List<Parcel.Content> contents(Order order, ShipOrder wish) {
    if (wish.contents() == null) {
      return order.lines().stream()
          .filter(line -> line.toShip().isPositive())
          .map(line -> new Parcel.Content(line.id(), line.toShip()))
          .toList();
    }
    boolean complete =
        !wish.contents().isEmpty()
            && wish.contents().stream()
                .allMatch(content -> content.lineId() != null && content.quantity() != null);
    if (!complete) {
      throw Refusal.invalid("shipment.contents_invalid", "contents");
    }
    return wish.contents();
  }

  /** The buyer has the goods; only a shipped order is received. */
  Order receive(String operationId, Caller caller, String orderId) {
    return orders.receive(OrderAccess.asBuyer(caller, orders.require(orderId)), operationId, null);
  }

  /**
   * Settlement released the splits of these lines of an order; hearing it twice changes nothing.
   */
  void released(String orderId, Set<String> lineIds, String factId) {
    revisions.released(orderId, lineIds, factId);
  }

  /** Lines by their order; refuses with 404 {@code order.unknown} where one has none. */
  Map<String, Set<String>> byOrder(Collection<String> saleIds) {
    Set<String> left = new HashSet<>(saleIds);
    Map<String, Set<String>> lines = new LinkedHashMap<>();
    for (Order order : orders.ofLines(saleIds)) {
      Set<String> own =
          order.lines().stream().map(OrderLine::id).filter(left::contains).collect(toSet());
      left.removeAll(own);
      lines.put(order.id(), own);
    }
    if (!left.isEmpty()) {
      throw Refusal.notFound("order.unknown");
    }
    return lines;
  }

  private static String tidy(String trackingNumber) {
    return trackingNumber == null ? null : trackingNumber.strip().toUpperCase(Locale.ROOT);
  }
}
