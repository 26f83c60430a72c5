package org.tongtian.orders.fulfilment;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderRevisions;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderSettings;
import org.tongtian.orders.order.Parcel;
import org.tongtian.orders.order.ParcelRevisions;
import org.tongtian.orders.tracking.TrackingNumbers;

/** What happens to a paid order until it is done. */
@Service
class FulfilmentService {

  private final OrderService orders;
  private final OrderRevisions revisions;
  private final ParcelRevisions parcels;
  private final TrackingNumbers numbers;
  private final OrderSettings settings;
  private final FulfilmentSettings times;
  private final Clock clock;

  FulfilmentService(
      OrderService orders,
      OrderRevisions revisions,
      ParcelRevisions parcels,
      TrackingNumbers numbers,
      OrderSettings settings,
      FulfilmentSettings times,
      Clock clock) {
    this.orders = orders;
    this.revisions = revisions;
    this.parcels = parcels;
    this.numbers = numbers;
    this.settings = settings;
    this.times = times;
    this.clock = clock;
  }

  /**
   * The co-operative gave a parcel to a carrier; only a paid order is shipped. The number is put on
   * the parcel first and taken off again where the order refuses the parcel.
   */
  Order ship(String operationId, Caller caller, String orderId, ShipOrder wish) {
    Order order = OrderAccess.asCooperative(caller, orders.require(orderId));
    TrackingLabel label = TrackingLabel.of(wish.carrier(), wish.trackingNumber());
    return ship(operationId, order, label, contents(order, wish));
  }

  /** Sends all that is left of an order. */
  Order shipRest(String operationId, Order order, TrackingLabel label) {
    return ship(operationId, order, label, rest(order));
  }

  private Order ship(
      String operationId, Order order, TrackingLabel label, List<Parcel.Content> contents) {
    if (order.parcels().stream().anyMatch(parcel -> parcel.id().equals(operationId))) {
      return order;
    }
    if (order.parcels().stream().anyMatch(label::isOn)) {
      throw Refusal.conflict("shipment.sent_already", label.number());
    }
    Instant now = now();
    Parcel parcel = Parcel.sent(operationId, label.carrier(), label.number(), now, contents);
    numbers.claim(label.carrier(), label.number(), order.id(), operationId);
    try {
      return revisions.ship(order.id(), parcel, settings.receivedBy(now));
    } catch (Refusal refused) {
      numbers.giveUp(label.carrier(), label.number(), operationId);
      throw refused;
    }
  }

  /**
   * Corrects a mistyped tracking number, soon after the parcel was sent and while nothing was told
   * of it. Refuses with 404 {@code order.unknown}, {@code shipment.parcel_unknown}, 409 {@code
   * shipment.too_late_to_correct}, {@code shipment.already_scanned}, {@code
   * shipment.tracking_number_used}.
   */
  Order correct(Caller caller, String orderId, String parcelId, ShipOrder wish) {
    Order order = OrderAccess.asCooperative(caller, orders.require(orderId));
    TrackingLabel label = TrackingLabel.of(wish.carrier(), wish.trackingNumber());
    Parcel parcel =
        order.parcels().stream()
            .filter(one -> one.id().equals(parcelId))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("shipment.parcel_unknown"));
    if (label.isOn(parcel)) {
      return order;
    }
    if (now().isAfter(parcel.shippedAt().plus(times.correctNumberWithin()))) {
      throw Refusal.conflict("shipment.too_late_to_correct", times.correctNumberWithin().toHours());
    }
    numbers.claim(label.carrier(), label.number(), orderId, parcelId);
    if (!numbers.giveUp(parcel.carrier(), parcel.trackingNumber(), parcelId)) {
      numbers.giveUp(label.carrier(), label.number(), parcelId);
      throw Refusal.conflict("shipment.already_scanned");
    }
    return parcels.renumbered(orderId, parcelId, label.carrier(), label.number());
  }

  /** The buyer asks for more time to receive what is on its way; once. */
  Order extendReceipt(String operationId, Caller caller, String orderId) {
    Order order = OrderAccess.asBuyer(caller, orders.require(orderId));
    return parcels.extendReceipt(order.id(), operationId);
  }

  private static List<Parcel.Content> contents(Order order, ShipOrder wish) {
    if (wish.contents() == null) {
      return rest(order);
    }
    boolean complete =
        !wish.contents().isEmpty()
            && wish.contents().stream().allMatch(FulfilmentService::isComplete);
    if (!complete) {
      throw Refusal.invalid("shipment.contents_invalid", "contents");
    }
    return wish.contents();
  }

  private static boolean isComplete(Parcel.Content content) {
    return content != null && content.lineId() != null && content.quantity() != null;
  }

  private static List<Parcel.Content> rest(Order order) {
    return order.lines().stream()
        .filter(line -> line.toShip().isPositive())
        .map(line -> new Parcel.Content(line.id(), line.toShip()))
        .toList();
  }

  /** The buyer has the goods; only a shipped order is received. */
  Order receive(String operationId, Caller caller, String orderId) {
    orders.receive(OrderAccess.asBuyer(caller, orders.require(orderId)), operationId, null);
    return revisions.completeIfSettled(orderId, operationId);
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

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
