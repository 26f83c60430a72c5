package org.tongtian.orders.aftersales;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.aftersales.AfterSalesCase.CaseEvent;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderRefund;
import org.tongtian.orders.order.OrderService;

/**
 * Opens cases: the photos are claimed for the case, then it is stored; what the store refuses gives
 * them back. No two open cases are about the same line.
 */
@Service
class CaseOpening {

  private final CaseRepository cases;
  private final CaseSteps steps;
  private final CaseRefunds refunds;
  private final OrderService orders;
  private final Photos photos;
  private final AfterSalesSettings settings;
  private final MeterRegistry meters;

  CaseOpening(
      CaseRepository cases,
      CaseSteps steps,
      CaseRefunds refunds,
      OrderService orders,
      Photos photos,
      AfterSalesSettings settings,
      MeterRegistry meters) {
    this.cases = cases;
    this.steps = steps;
    this.refunds = refunds;
    this.orders = orders;
    this.photos = photos;
    this.settings = settings;
    this.meters = meters;
  }

  /**
   * Opens a case; the same operation again gives it as it is now. Refusals: 404 {@code
   * order.unknown}; 400 and 409 as {@link CaseRules} names them; 409 {@code aftersales.line_open}.
   */
  AfterSalesCase open(String operationId, Caller caller, OpenCase wish) {
    Optional<AfterSalesCase> known = cases.find(operationId);
    if (known.isPresent()) {
      return known.get();
    }
    if (wish.orderId() == null) {
      throw Refusal.notFound("order.unknown");
    }
    Order order = OrderAccess.asBuyer(caller, orders.require(wish.orderId()));
    AfterSalesCase opened = opened(operationId, order, wish, steps.now());
    photos.claim(opened);
    Optional<AfterSalesCase> stored = cases.insert(opened);
    if (stored.isEmpty()) {
      photos.unclaim(opened);
      throw Refusal.conflict("aftersales.line_open");
    }
    photos.settle(opened);
    meters.counter("tongtian.aftersales.open").increment();
    return stored.get();
  }

  /** What it would be worth; nothing is stored. Refusals as {@link #open}. */
  Money worth(Caller caller, OpenCase wish) {
    if (wish.orderId() == null) {
      throw Refusal.notFound("order.unknown");
    }
    Order order = OrderAccess.asBuyer(caller, orders.require(wish.orderId()));
    return opened("", order, wish, steps.now()).wanted();
  }

  private static Money worth(
      Order order, OpenCase wish, List<CaseLine> whole, Map<String, Long> granted) {
    OrderRefund refund =
        CaseMoney.refund("", order, wish.kind(), wish.reason(), whole, granted, false);
    if (refund.isNothing()) {
      throw Refusal.invalid("aftersales.worth_nothing", "lines");
    }
    return refund.paid();
  }

  private AfterSalesCase opened(String id, Order order, OpenCase wish, Instant now) {
    String text = CaseWords.optional(wish.text(), "text");
    Map<String, Long> granted = refunds.granted(order.id(), id);
    List<CaseLine> lines = CaseRules.lines(order, wish, granted, settings, now);
    List<CaseLine> whole = lines.stream().map(line -> line.granting(line.wanted())).toList();
    Money wanted =
        wish.kind() == CaseKind.EXCHANGE
            ? new Money(0, order.total().currency())
            : worth(order, wish, whole, granted);
    CaseEvent opening =
        new CaseEvent(
            CaseStep.OPEN, CaseState.DECIDING, now, Actor.BUYER, id, order.buyerId(), null);
    return new AfterSalesCase(
        id,
        Order.position(now, id),
        order.id(),
        order.number(),
        order.buyerId(),
        order.buyerMasked(),
        order.cooperative(),
        wish.kind(),
        wish.reason(),
        CaseState.DECIDING,
        text,
        lines,
        wanted,
        null,
        wish.photoIds() == null ? List.of() : List.copyOf(wish.photoIds()),
        lines.stream().map(CaseLine::lineId).toList(),
        null,
        null,
        null,
        List.of(),
        false,
        1,
        CaseClock.dueAt(CaseState.DECIDING, now, settings),
        0,
        List.of(opening),
        List.of());
  }
}
