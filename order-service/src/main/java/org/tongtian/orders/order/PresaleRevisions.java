package org.tongtian.orders.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/**
 * What becomes of a stored presale (promise C7): each step is one guarded write, which carries what
 * the catalogue is told; a step that was taken already changes nothing.
 */
@Service
public class PresaleRevisions {

  private static final String PRESALE = "presale";

  private final OrderRevisions revisions;
  private final PresaleWatch watch;
  private final Clock clock;

  PresaleRevisions(OrderRevisions revisions, PresaleWatch watch, Clock clock) {
    this.revisions = revisions;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * The deposit came; refuses with 409 {@code order.cannot_deposit}.
   *
   * @param paidAt by the channel's clock; goods are allotted in the order of it
   */
  public Order deposit(String orderId, String paymentId, Instant paidAt) {
    Order after =
        pay(
            orderId,
            OrderStep.DEPOSIT,
            paymentId,
            presale -> new Document(PRESALE, presale.deposited(paidAt)));
    watch.note(after, now());
    return after;
  }

  /** Has an order looked at now, since it came back late. */
  public void lookNow(Order order) {
    watch.note(order, now());
  }

  /**
   * Its goods are there: the balance is to be paid. An order that waits for nothing, or for an
   * answer, stays as it is.
   *
   * @param harvestedOn when they were harvested
   * @param delivery when it arrives if the balance comes now
   */
  public Order allot(
      String orderId, LocalDate harvestedOn, Instant balanceBefore, Delivery delivery) {
    return revisions.revise(
        orderId,
        order ->
            order.awaitsHarvest()
                ? step(
                    order.withLines(
                        order.lines().stream().map(l -> l.harvestedOn(harvestedOn)).toList()),
                    OrderStep.ALLOT,
                    null,
                    "allotted",
                    arriving(order.presale().balanceDue(balanceBefore), delivery))
                : null);
  }

  /** Its goods fell short and others are offered; an order that waits for nothing stays. */
  public Order offer(String orderId, Presale.Offer offer) {
    return revisions.revise(
        orderId,
        order ->
            order.awaitsHarvest()
                ? OrderRevisions.Revision.of(
                    order, "offered", new Document(PRESALE, order.presale().offering(offer)))
                : null);
  }

  /**
   * The buyer takes the goods offered, which are reserved: the balance is to be paid. Refuses with
   * 409 {@code presale.offer_answered}, {@code presale.no_offer} and {@code presale.offer_over}.
   *
   * @param line the goods instead, at the price that was offered
   * @param delivery when they arrive if the balance comes now
   */
  public Order take(
      String orderId,
      String offeredLot,
      OrderLine line,
      Instant balanceBefore,
      Delivery delivery,
      String by) {
    return revisions.revise(
        orderId,
        order -> {
          if (order.presale().offer() != null && order.presale().offer().taken()) {
            return null;
          }
          requireOpenOffer(order, offeredLot, now());
          Order swapped = order.withLines(List.of(line));
          List<Fact> told = new ArrayList<>();
          told.addAll(revisions.told(order, OrderFacts.of(swapped, OrderStep.DEPOSIT, now())));
          String returnId = Ids.derived(order.id(), "offer");
          told.addAll(revisions.told(order, OrderFacts.stockReturned(order, returnId, now())));
          return new OrderRevisions.Revision(
              swapped.lines(),
              OrderStep.ALLOT,
              TimelineReason.OFFER_TAKEN,
              by,
              arriving(order.presale().taking(balanceBefore), delivery),
              new Document(),
              told);
        });
  }

  /** Refuses where an order has no such offer that waits for an answer. */
  public static void requireOpenOffer(Order order, String offeredLot, Instant now) {
    Presale presale = order.presale();
    Presale.Offer offer = presale == null ? null : presale.offer();
    if (offer == null || !offer.lotId().equals(offeredLot)) {
      throw Refusal.conflict("presale.no_offer");
    }
    if (order.state() != OrderState.DEPOSIT_PAID) {
      throw Refusal.conflict("presale.offer_answered");
    }
    if (now.isAfter(offer.answerBefore())) {
      throw Refusal.conflict("presale.offer_over");
    }
  }

  /**
   * The buyer ends a presale that has its deposit and no balance; its stock goes back on sale with
   * the same write, and its deposit to its buyer. Refuses with 409 {@code order.cannot_cancel}
   * where it is paid or over, but for the same operation.
   */
  public Order end(String orderId, String operationId, TimelineReason reason) {
    return ending(
        orderId,
        operationId,
        reason,
        order -> {
          OrderRevisions.require(order, OrderStep.CANCEL, order.holdsDeposit());
          return true;
        });
  }

  /** The buyer refuses the goods offered, which ends the order as {@link #take} refuses. */
  public Order refuse(String orderId, String offeredLot, String operationId) {
    return ending(
        orderId,
        operationId,
        TimelineReason.SHORTFALL,
        order -> {
          requireOpenOffer(order, offeredLot, now());
          return true;
        });
  }

  /** Ends an order whose offer nobody can take any more; one without such an offer stays. */
  public Order loseOffer(String orderId, String offeredLot) {
    return ending(
        orderId,
        "offer gone",
        TimelineReason.OFFER_GONE,
        order ->
            order.state() == OrderState.DEPOSIT_PAID
                && order.presale().offer() != null
                && order.presale().offer().lotId().equals(offeredLot));
  }

  /** Ends an order without goods whose buyer takes no others; any other one stays as it is. */
  public Order fallShort(String orderId) {
    return ending(
        orderId,
        "shortfall",
        TimelineReason.SHORTFALL,
        order ->
            order.awaitsHarvest()
                || (order.state() == OrderState.DEPOSIT_PAID
                    && now().isAfter(order.presale().offer().answerBefore())));
  }

  /** Ends an order whose balance was not paid in time; any other one stays as it is. */
  public Order lapse(String orderId) {
    return ending(
        orderId,
        "balance unpaid",
        TimelineReason.BALANCE_UNPAID,
        order ->
            order.state() == OrderState.BALANCE_DUE
                && now().isAfter(order.presale().balanceBefore()));
  }

  private Order ending(
      String orderId, String operationId, TimelineReason reason, Predicate<Order> applies) {
    Order after =
        revisions.revise(
            orderId,
            order -> {
              if (order.tookStep(OrderStep.CANCEL, operationId) || !applies.test(order)) {
                return null;
              }
              OrderStep step =
                  order.state() == OrderState.DEPOSIT_PAID ? OrderStep.GIVE_UP : OrderStep.FORGO;
              return step(order, step, reason, operationId, new Document());
            });
    if (after.owesDeposit()) {
      watch.note(after, now());
    }
    return after;
  }

  /**
   * The balance came: it is a paid order; refuses with 409 {@code order.cannot_pay_balance}.
   *
   * @param delivery when it arrives, now that it can be packed
   */
  public Order payBalance(String orderId, String paymentId, Instant paidAt, Delivery delivery) {
    return pay(
        orderId,
        OrderStep.PAY_BALANCE,
        paymentId,
        presale -> arriving(presale.balancePaid(paidAt), delivery));
  }

  /** Either part is taken once, whatever is told how often. */
  private Order pay(
      String orderId, OrderStep part, String paymentId, Function<Presale, Document> becomes) {
    return revisions.revise(
        orderId,
        order -> {
          if (order.tookStep(part, paymentId)) {
            return null;
          }
          OrderRevisions.require(order, part, order.state() == part.from());
          return step(order, part, null, paymentId, becomes.apply(order.presale()));
        });
  }

  private static Document arriving(Presale presale, Delivery delivery) {
    return new Document(PRESALE, presale).append("delivery", delivery);
  }

  private OrderRevisions.Revision step(
      Order order, OrderStep step, TimelineReason reason, String operationId, Document changes) {
    Record fact = OrderFacts.of(order, step, now());
    return new OrderRevisions.Revision(
        order.lines(),
        step,
        reason,
        operationId,
        changes,
        new Document(),
        fact == null ? List.of() : revisions.told(order, fact));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
