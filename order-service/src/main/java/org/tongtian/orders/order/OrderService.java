package org.tongtian.orders.order;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.event.OutboxRelay;
import org.tongtian.kit.problem.Refusal;

/**
 * The life of stored orders. Each step is one atomic write that names the state it expects and
 * carries the fact it causes; an operation that is run again finds its own step and changes
 * nothing.
 */
@Service
public class OrderService {

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

  /** The order with that id. */
  public Optional<Order> find(String id) {
    return orders.find(id);
  }

  /** The order with that id, else 404 {@code order.unknown}. */
  public Order require(String id) {
    return orders.find(id).orElseThrow(() -> Refusal.notFound("order.unknown"));
  }

  /** Marks the payment as made; refuses with {@code order.cannot_pay}. */
  public Order pay(Order order, String operationId) {
    return take(
        order, OrderStep.PAY, operationId, new Document("payment.state", PaymentState.PAID.name()));
  }

  /**
   * Ends an unpaid order; refuses with {@code order.cannot_cancel}.
   *
   * @param payment what is known of the payment at the channel
   */
  public Order cancel(Order order, String operationId, PaymentState payment) {
    return take(
        order, OrderStep.CANCEL, operationId, new Document("payment.state", payment.name()));
  }

  /** Hands the parcel to its carrier; refuses with {@code order.cannot_ship}. */
  public Order ship(Order order, String operationId, Shipment shipment) {
    return take(order, OrderStep.SHIP, operationId, new Document("shipment", shipment));
  }

  /** The buyer has the goods; refuses with {@code order.cannot_receive}. */
  public Order receive(Order order, String operationId) {
    return take(order, OrderStep.RECEIVE, operationId, new Document());
  }

  /** Settlement released the split; refuses with {@code order.cannot_complete}. */
  public Order complete(Order order, String operationId) {
    return take(order, OrderStep.COMPLETE, operationId, new Document());
  }

  /** Sets what is known of the payment of a cancelled order; repeating it changes nothing. */
  public void paymentOfCancelled(Order order, PaymentState from, PaymentState to) {
    boolean changed = orders.setPaymentState(order.id(), OrderState.CANCELLED, from, to);
    if (!changed) {
      LOG.info("Payment of cancelled order {} was not {} any more", order.id(), from);
    }
  }

  /** Orders that should have been paid by now. */
  public List<Order> unpaid(int limit) {
    return orders.unpaidSince(now(), limit);
  }

  /** Orders whose payment the channel should be asked about by now. */
  public List<Order> paymentsToAsk(int limit) {
    return orders.paymentsToAsk(now(), limit);
  }

  /** Whether this caller, of all instances, is to ask the channel now. */
  public boolean claimAsking(Order seen, Instant askAgainAt) {
    return orders.claimAsking(seen, askAgainAt);
  }

  private Order take(Order seen, OrderStep step, String operationId, Document changes) {
    Instant at = now();
    Record payload = OrderFacts.of(seen, step, at);
    Fact fact = payload == null ? null : facts.about(seen.id(), payload);
    Optional<Order> advanced =
        orders.advance(
            seen.id(), step, new TimelineEntry(step.to(), at, operationId), changes, fact);
    if (advanced.isEmpty()) {
      return lookWhy(seen.id(), step, operationId);
    }
    relay.wake(OrderRepository.COLLECTION, seen.id());
    meters.counter("tongtian.orders." + step.to().name().toLowerCase(Locale.ROOT)).increment();
    return advanced.get();
  }

  private Order lookWhy(String id, OrderStep step, String operationId) {
    Order now = require(id);
    if (now.tookStep(step, operationId)) {
      return now;
    }
    LOG.info("Order {} is {}, so {} was refused", id, now.state(), step);
    throw Refusal.conflict(
        step.refusalCode(), new DefaultMessageSourceResolvable("order.state." + now.state()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
