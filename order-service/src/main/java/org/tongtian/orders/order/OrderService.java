package org.tongtian.orders.order;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.event.OutboxRelay;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/**
 * The life of stored orders. Each step is one atomic write that names the state it expects and
 * carries the fact it causes; an operation that is run again finds its own step and changes
 * nothing.
 */
@Service
public class OrderService {

  /** The collection of the orders, for those that read lists of them. */
  public static final String COLLECTION = OrderRepository.COLLECTION;

  private static final Logger LOG = LoggerFactory.getLogger(OrderService.class);

  private final OrderRepository orders;
  private final Facts facts;
  private final OutboxRelay relay;
  private final MeterRegistry meters;
  private final Clock clock;

  OrderService(
      OrderRepository orders, Facts facts, OutboxRelay relay, MeterRegistry meters, Clock clock) {
    this.orders = orders;
    this.facts = facts;
    this.relay = relay;
    this.meters = meters;
    this.clock = clock;
    relay.watch(OrderRepository.COLLECTION);
  }

  /**
   * Stores a new order; one that is stored under that id already is given back unchanged.
   *
   * @throws OutcomeUnknownException where the store did not say whether it is stored
   */
  public Order store(Order order) {
    return orders.insert(order);
  }

  /** The order with that id, else 404 {@code order.unknown}. */
  public Order require(String id) {
    return orders.find(id).orElseThrow(() -> Refusal.notFound("order.unknown"));
  }

  /** The orders with these ids, in no order; unknown ones left out. */
  public List<Order> find(Collection<String> ids) {
    return orders.find(ids);
  }

  /** Marks the payment as made; refuses with {@code order.cannot_pay}. */
  public Order pay(Order order, String operationId) {
    return take(order, OrderStep.PAY, operationId, null, new Document());
  }

  /** Ends an unpaid order; refuses with {@code order.cannot_cancel}. */
  public Order cancel(Order order, String operationId, TimelineReason reason) {
    return take(order, OrderStep.CANCEL, operationId, reason, new Document());
  }

  /** The buyer has the goods; refuses with {@code order.cannot_receive}. */
  public Order receive(Order order, String operationId, TimelineReason reason) {
    return take(order, OrderStep.RECEIVE, operationId, reason, new Document());
  }

  /** Unpaid orders whose time is over. */
  public List<Order> unpaid(int limit) {
    return orders.unpaidSince(now(), limit);
  }

  /** Shipped orders that count as received by now. */
  public List<Order> toReceive(int limit) {
    return orders.toReceive(now(), limit);
  }

  /** Orders after that position, oldest first; null begins at the beginning. */
  public List<Order> after(String position, int limit) {
    return orders.after(position, limit);
  }

  /** What a buyer has of a lot by orders that are not over without it; zero for nothing. */
  public Map<String, Quantity> takenBy(String buyerId, Collection<String> lotIds) {
    Map<String, Quantity> taken = new HashMap<>();
    for (Order order : orders.ofBuyerAndLots(buyerId, lotIds)) {
      for (OrderLine line : order.lines()) {
        Quantity kept = line.quantity().minus(line.progress().restocked());
        taken.merge(line.goods().lotId(), kept, Quantity::plus);
      }
    }
    return taken;
  }

  /** The orders whose lines hold these reservations. */
  public List<Order> ofReservations(Collection<String> reservationIds) {
    return orders.ofReservations(reservationIds);
  }

  /** The orders with these numbers, in no order; unknown ones left out. */
  public List<Order> ofNumbers(Collection<String> numbers) {
    return orders.ofNumbers(numbers);
  }

  /** The orders that have these lines. */
  public List<Order> ofLines(Collection<String> lineIds) {
    return orders.ofLines(lineIds);
  }

  private Order take(
      Order seen, OrderStep step, String operationId, TimelineReason reason, Document changes) {
    Instant at = now();
    Record payload = OrderFacts.of(seen, step, at);
    Fact fact = payload == null ? null : facts.about(seen.id(), payload);
    TimelineEntry entry = new TimelineEntry(step.to(), at, operationId, reason);
    Optional<Order> advanced = orders.advance(seen.id(), step, entry, changes, fact);
    if (advanced.isEmpty()) {
      return lookWhy(seen.id(), step, operationId);
    }
    took(seen.id(), step);
    return advanced.get();
  }

  /** Has the facts of a change published, and counts a step. */
  void took(String id, OrderStep step) {
    relay.wake(OrderRepository.COLLECTION, id);
    if (step != null) {
      meters.counter("tongtian.orders." + step.to().name().toLowerCase(Locale.ROOT)).increment();
    }
  }

  private Order lookWhy(String id, OrderStep step, String operationId) {
    Order now = require(id);
    if (now.tookStep(step, operationId)) {
      return now;
    }
    LOG.info("Order {} is {}, so {} was refused", id, now.state(), step);
    throw refused(now, step);
  }

  /** The answer where the state of an order does not allow a step. */
  static Refusal refused(Order order, OrderStep step) {
    return refused(order, step.refusalCode());
  }

  /** The refusal of that code, whose sentence says in which state the order is. */
  static Refusal refused(Order order, String code) {
    return Refusal.conflict(
        code, new DefaultMessageSourceResolvable("order.state." + order.state()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
