package org.tongtian.orders.aftersales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.party.NamedParty;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import org.tongtian.orders.order.Address;
import org.tongtian.orders.order.Delivery;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineEntry;

/** Orders and clocks for tests of after-sales. */
final class Samples {

  /** A Monday in Shanghai. */
  static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  static final AfterSalesSettings SETTINGS =
      new AfterSalesSettings(
          2, 3, 3, 5, 7, 10, 3, 2, 7, 7, Set.of("BOX", "PIECE"), java.time.Duration.ofDays(1));

  private Samples() {}

  /** A line of that unit: so many units with coupons and delivery. */
  static OrderLine line(Unit unit, Quantity quantity, LineMoney money) {
    String id = Ids.next();
    return new OrderLine(
        id,
        new OrderLine.Goods(
            Ids.next(),
            new Text("紫云红芯红薯", "Ziyun red-heart sweet potato"),
            "sweet-potato",
            Ids.next(),
            Ids.next(),
            new Grade("FIRST", new Text("一级", "First grade")),
            unit,
            3,
            500,
            LocalDate.of(2026, 11, 1)),
        quantity,
        Money.cny(650),
        money,
        new OrderLine.SaleTerms(
            new ContractInForce(Ids.next(), 1, "5e77".repeat(16), true, true, true), null, null),
        OrderLine.Progress.begun(id));
  }

  /** Five jin for 32.50 less 2.00 and 1.00 of coupons, delivery 4.01. */
  static OrderLine jin() {
    return line(Unit.JIN, Quantity.of(5), money(3_250, 200, 100, 401));
  }

  static LineMoney money(long goods, long cooperative, long platform, long delivery) {
    return new LineMoney(
        Money.cny(goods), Money.cny(cooperative), Money.cny(platform), Money.cny(delivery));
  }

  /** A paid order. */
  static Order paid(String buyerId, String cooperativeId, OrderLine... lines) {
    String id = Ids.next();
    Instant at = NOW.minusSeconds(3_600);
    List<TimelineEntry> timeline = new ArrayList<>();
    timeline.add(new TimelineEntry(OrderState.PENDING_PAYMENT, at, id, null));
    timeline.add(new TimelineEntry(OrderState.PAID, at, "paid", null));
    return new Order(
        id,
        Order.position(at, id),
        "TT" + id.substring(24),
        Ids.next(),
        OrderState.PAID,
        buyerId,
        "王**",
        new NamedParty(cooperativeId, new Text("紫云红芯红薯合作社", "Ziyun Co-op")),
        List.of(lines),
        Delivery.to(
            new Address("王小明", "13812345678", "520425", "贵州省 安顺市 紫云县", "猴场镇 8 号"),
            null,
            null,
            null),
        at,
        at.plusSeconds(900),
        List.of(),
        null,
        null,
        List.of(),
        null,
        1,
        timeline,
        List.of());
  }

  /** The order with everything of it sent. */
  static Order sent(Order order) {
    List<OrderLine> lines =
        order.lines().stream()
            .map(
                line ->
                    with(
                        line,
                        progress(line, line.quantity(), Quantity.ZERO, line.progress().refunded())))
            .toList();
    return in(order, OrderState.SHIPPED, lines, NOW.minusSeconds(1_800));
  }

  /** The order as received at that moment. */
  static Order received(Order order, Instant at) {
    Order sent = sent(order);
    return in(sent, OrderState.RECEIVED, sent.lines(), at);
  }

  static Order in(Order order, OrderState state, List<OrderLine> lines, Instant at) {
    List<TimelineEntry> timeline = new ArrayList<>(order.timeline());
    timeline.add(new TimelineEntry(state, at, "step " + timeline.size(), null));
    return new Order(
        order.id(),
        order.position(),
        order.number(),
        order.purchaseId(),
        state,
        order.buyerId(),
        order.buyerMasked(),
        order.cooperative(),
        lines,
        order.delivery(),
        order.placedAt(),
        order.payBefore(),
        order.parcels(),
        order.receiveBefore(),
        order.receiptExtendedAt(),
        order.refundIds(),
        order.presale(),
        order.version(),
        timeline,
        order.outbox());
  }

  static OrderLine with(OrderLine line, OrderLine.Progress progress) {
    return new OrderLine(
        line.id(),
        line.goods(),
        line.quantity(),
        line.unitPrice(),
        line.money(),
        line.sale(),
        progress);
  }

  static OrderLine.Progress progress(
      OrderLine line, Quantity shipped, Quantity withdrawn, LineMoney refunded) {
    return new OrderLine.Progress(
        line.progress().reservationId(), shipped, withdrawn, Quantity.ZERO, refunded, false);
  }

  /** A wish about one line. */
  static OpenCase wish(
      Order order, CaseKind kind, CaseReason reason, String quantity, int percent) {
    return new OpenCase(
        order.id(),
        kind,
        reason,
        "坏了",
        List.of(
            new OpenCase.Line(
                order.lines().getFirst().id(),
                Quantity.of(new java.math.BigDecimal(quantity)),
                percent)),
        kind == CaseKind.REFUND_ONLY ? List.of("photo") : List.of());
  }
}
