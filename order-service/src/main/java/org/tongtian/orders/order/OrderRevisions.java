package org.tongtian.orders.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.problem.Refusal;

/**
 * Changes to the lines of a stored order: parcels, refunds, releases. Each is read, decided and
 * written under the version it was read at, and tried again where somebody else was faster.
 */
@Service
public class OrderRevisions {

  private static final int RACES = 20;

  private final OrderRepository orders;
  private final OrderService steps;
  private final Facts facts;
  private final Clock clock;

  /**
   * What a revision does to an order as it was read.
   *
   * @param step the step it takes besides, null for none
   */
  record Revision(
      List<OrderLine> lines,
      OrderStep step,
      TimelineReason reason,
      String operationId,
      Document changes,
      Document pushed,
      List<Fact> facts) {

    /** One that changes nothing but these fields. */
    static Revision of(Order order, String operationId, Document changes) {
      return new Revision(
          order.lines(), null, null, operationId, changes, new Document(), List.of());
    }
  }

  OrderRevisions(OrderRepository orders, OrderService steps, Facts facts, Clock clock) {
    this.orders = orders;
    this.steps = steps;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * Hands a parcel to its carrier; the last one makes the order SHIPPED. The same parcel again
   * changes nothing. Refusals: 409 {@code order.cannot_ship}, {@code shipment.more_than_ordered}.
   *
   * @param receiveBefore when the order counts as received by itself, if this parcel is the last
   */
  public Order ship(String orderId, Parcel parcel, Instant receiveBefore) {
    return revise(
        orderId,
        order ->
            order.parcels().stream().anyMatch(known -> known.id().equals(parcel.id()))
                ? null
                : shipping(order, parcel, receiveBefore));
  }

  private Revision shipping(Order order, Parcel parcel, Instant receiveBefore) {
    require(order, OrderStep.SHIP, order.state() == OrderState.PAID);
    List<OrderLine> lines = OrderChanges.shipped(order, parcel);
    Document pushed = new Document("parcels", parcel);
    if (!OrderChanges.isAllSent(lines)) {
      return new Revision(lines, null, null, parcel.id(), new Document(), pushed, List.of());
    }
    return new Revision(
        lines,
        OrderStep.SHIP,
        null,
        parcel.id(),
        new Document("receiveBefore", receiveBefore),
        pushed,
        told(order, OrderFacts.of(order, OrderStep.SHIP, now())));
  }

  /**
   * Takes a refund out of the order and tells settlement and stock; the same refund again changes
   * nothing. A paid order of which nothing is left to send becomes SHIPPED, or CANCELLED where
   * nothing was sent. Refusals: 409 {@code refund.not_paid}, {@code refund.more_than_left}.
   *
   * @param receiveBefore when the order counts as received by itself, if it becomes SHIPPED
   */
  public Order refund(String orderId, OrderRefund refund, Instant receiveBefore) {
    return revise(
        orderId,
        order ->
            order.refundIds().contains(refund.refundId())
                ? null
                : refunding(order, refund, receiveBefore));
  }

  private Revision refunding(Order order, OrderRefund refund, Instant receiveBefore) {
    if (order.state().isNoSale()) {
      throw Refusal.conflict("refund.not_paid");
    }
    List<OrderLine> lines = OrderChanges.refunded(order, refund);
    Instant at = now();
    List<Fact> told = new ArrayList<>(told(order, OrderChanges.fact(order, refund, at)));
    Document changes = new Document();
    OrderStep step = null;
    if (order.state() == OrderState.PAID && OrderChanges.isAllWithdrawn(lines)) {
      step = OrderStep.WITHDRAW;
    } else if (order.state() == OrderState.PAID && OrderChanges.isAllSent(lines)) {
      step = OrderStep.SHIP;
      changes.append("receiveBefore", receiveBefore);
      told.addAll(told(order, OrderFacts.of(order, OrderStep.SHIP, at)));
    } else if (order.state() == OrderState.RECEIVED && OrderChanges.isSettled(lines)) {
      step = OrderStep.COMPLETE;
    }
    return new Revision(
        lines,
        step,
        step == OrderStep.WITHDRAW ? TimelineReason.REFUNDED : null,
        refund.refundId(),
        changes,
        new Document("refundIds", refund.refundId()),
        told);
  }

  /**
   * Brings an expired order back that was paid late, under the reservations that were taken anew.
   *
   * @param reservations the new reservation of each line, by line
   * @param paidAt when the money came, by the channel's clock
   * @return the order; CANCELLED where it was decided already that the money goes back
   */
  public Order revive(
      String orderId, Map<String, String> reservations, String operationId, Instant paidAt) {
    return revise(
        orderId,
        order -> {
          if (!awaitsLatePayment(order)) {
            return null;
          }
          List<OrderLine> lines =
              order.lines().stream()
                  .map(line -> line.after(p -> p.reservedAs(reservations.get(line.id()))))
                  .toList();
          Order restocked = order.withLines(lines);
          boolean deposit = order.presale() != null;
          OrderStep step = deposit ? OrderStep.REVIVE_DEPOSIT : OrderStep.REVIVE;
          Document changes =
              deposit ? new Document("presale", order.presale().deposited(paidAt)) : new Document();
          return new Revision(
              lines,
              step,
              TimelineReason.LATE_PAYMENT_TAKEN,
              operationId,
              changes,
              new Document(),
              told(order, OrderFacts.of(restocked, step, now())));
        });
  }

  /**
   * Decides that the late payment of a cancelled order goes back; of one that was cancelled because
   * it was refunded, the money is back already.
   *
   * @return the order; in another state, or for another reason, where it was revived meanwhile
   */
  public Order returnLatePayment(String orderId, String operationId) {
    return revise(
        orderId,
        order -> {
          boolean goesBack =
              order.state() == OrderState.CANCELLED
                  && order.reason() != TimelineReason.LATE_PAYMENT_RETURNED
                  && order.reason() != TimelineReason.REFUNDED;
          if (!goesBack) {
            return null;
          }
          TimelineEntry entry =
              new TimelineEntry(
                  OrderState.CANCELLED, now(), operationId, TimelineReason.LATE_PAYMENT_RETURNED);
          return new Revision(
              order.lines(),
              null,
              null,
              operationId,
              new Document(),
              new Document("timeline", entry),
              List.of());
        });
  }

  private static boolean awaitsLatePayment(Order order) {
    return order.state() == OrderState.CANCELLED && order.reason() == TimelineReason.EXPIRED;
  }

  /** Settlement released these lines; the last of an order completes it. */
  public void released(String orderId, Set<String> lineIds, String factId) {
    revise(
        orderId,
        order -> {
          List<OrderLine> lines = OrderChanges.released(order, lineIds);
          if (lines.equals(order.lines())) {
            return null;
          }
          boolean all = order.state() == OrderState.RECEIVED && OrderChanges.isSettled(lines);
          return new Revision(
              lines,
              all ? OrderStep.COMPLETE : null,
              null,
              factId,
              new Document(),
              new Document(),
              List.of());
        });
  }

  /** Completes a received order of which settlement has nothing to release, since all went back. */
  public Order completeIfSettled(String orderId, String operationId) {
    return revise(
        orderId,
        order ->
            order.state() == OrderState.RECEIVED && OrderChanges.isSettled(order.lines())
                ? new Revision(
                    order.lines(),
                    OrderStep.COMPLETE,
                    null,
                    operationId,
                    new Document(),
                    new Document(),
                    List.of())
                : null);
  }

  /** Reads, decides and writes until nobody came in between; null decides to change nothing. */
  Order revise(String orderId, Function<Order, Revision> decision) {
    for (int race = 0; race < RACES; race++) {
      Order seen = steps.require(orderId);
      Revision revision = decision.apply(seen);
      if (revision == null) {
        return seen;
      }
      Optional<Order> revised = write(seen, revision);
      if (revised.isPresent()) {
        steps.took(orderId, revision.step());
        return revised.get();
      }
    }
    throw new IllegalStateException("Order " + orderId + " did not stand still");
  }

  private Optional<Order> write(Order seen, Revision revision) {
    Document changes = new Document(revision.changes()).append("lines", revision.lines());
    Document pushed = new Document(revision.pushed());
    if (revision.step() != null) {
      changes.append("state", revision.step().to().name());
      pushed.append(
          "timeline",
          new TimelineEntry(
              revision.step().to(), now(), revision.operationId(), revision.reason()));
    }
    if (!revision.facts().isEmpty()) {
      pushed.append("outbox", new Document("$each", revision.facts()));
    }
    return orders.revise(seen, changes, pushed);
  }

  List<Fact> told(Order order, Record payload) {
    return List.of(facts.about(order.id(), payload));
  }

  static void require(Order order, OrderStep step, boolean holds) {
    if (!holds) {
      throw OrderService.refused(order, step);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
