package org.tongtian.orders.aftersales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;

/** What a buyer may ask for now, found by the very rules that decide it when they do. */
@Service
class CaseChoices {

  private static final String SOME_PHOTO = "any";

  private final OrderService orders;
  private final CaseRepository cases;
  private final CaseRefunds refunds;
  private final CaseSteps steps;
  private final AfterSalesSettings settings;

  CaseChoices(
      OrderService orders,
      CaseRepository cases,
      CaseRefunds refunds,
      CaseSteps steps,
      AfterSalesSettings settings) {
    this.orders = orders;
    this.cases = cases;
    this.refunds = refunds;
    this.steps = steps;
    this.settings = settings;
  }

  /**
   * What may be asked for of an order.
   *
   * @param lines lines of which something may be
   * @param cases its cases, newest first
   */
  record View(List<LineChoices> lines, List<CaseView> cases) {}

  /** What may be asked for of a line. */
  record LineChoices(String lineId, List<Choice> choices) {}

  /**
   * One thing to ask for.
   *
   * @param most the largest quantity, in the line's unit
   * @param until when it may no longer be asked for; null where nothing ends it yet
   */
  record Choice(CaseKind kind, CaseReason reason, Quantity most, Instant until) {}

  /** For the buyer of the order; 404 {@code order.unknown} for others. */
  View of(Caller caller, String orderId) {
    Order order = OrderAccess.asBuyer(caller, orders.require(orderId));
    List<AfterSalesCase> known = cases.ofOrder(orderId);
    Map<String, Long> granted = refunds.granted(orderId, null);
    List<LineChoices> lines = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      boolean open = known.stream().anyMatch(each -> each.openLines().contains(line.id()));
      List<Choice> choices = open ? List.of() : choices(order, line, granted);
      if (!choices.isEmpty()) {
        lines.add(new LineChoices(line.id(), choices));
      }
    }
    return new View(
        lines,
        known.stream()
            .sorted(Comparator.comparing(AfterSalesCase::position).reversed())
            .map(each -> CaseView.of(each, Actor.BUYER))
            .toList());
  }

  private List<Choice> choices(Order order, OrderLine line, Map<String, Long> granted) {
    return Arrays.stream(CaseKind.values())
        .flatMap(
            kind ->
                Arrays.stream(CaseReason.values())
                    .filter(r -> r.allows(kind))
                    .map(reason -> choice(order, line, kind, reason, granted))
                    .flatMap(Optional::stream))
        .toList();
  }

  private Optional<Choice> choice(
      Order order, OrderLine line, CaseKind kind, CaseReason reason, Map<String, Long> granted) {
    Quantity most = most(line, kind, granted.getOrDefault(line.id(), 0L));
    OpenCase wish =
        new OpenCase(
            order.id(),
            kind,
            reason,
            null,
            List.of(new OpenCase.Line(line.id(), most, kind == CaseKind.REFUND_ONLY ? 1 : null)),
            List.of(SOME_PHOTO));
    try {
      CaseRules.lines(order, wish, granted, settings, steps.now());
      Instant until =
          kind == CaseKind.BEFORE_SHIPMENT ? null : CaseWindow.until(order, kind, reason, settings);
      return Optional.of(new Choice(kind, reason, most, until));
    } catch (Refusal notNow) {
      return Optional.empty();
    }
  }

  /** The largest quantity there is to ask about, in whole steps of its unit. */
  private static Quantity most(OrderLine line, CaseKind kind, long granted) {
    if (kind == CaseKind.BEFORE_SHIPMENT) {
      return line.toShip();
    }
    if (kind == CaseKind.REFUND_ONLY) {
      return line.progress().shipped();
    }
    long thousandths = LineShare.claimable(line, granted) / 100;
    long step = 1000;
    for (int i = 0; i < line.goods().unit().decimals(); i++) {
      step /= 10;
    }
    return new Quantity(thousandths - thousandths % step);
  }
}
