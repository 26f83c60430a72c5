package org.tongtian.orders.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/** What parcels, refunds and releases make of the lines of an order. */
@Pure
final class OrderChanges {

  private OrderChanges() {}

  /**
   * The lines after a parcel; refuses with 409 {@code shipment.more_than_ordered}, 400 {@code
   * shipment.contents_invalid}.
   */
  static List<OrderLine> shipped(Order order, Parcel parcel) {
    Map<String, Quantity> packed = new HashMap<>();
    for (Parcel.Content content : parcel.contents()) {
      boolean again = packed.put(content.lineId(), content.quantity()) != null;
      if (again || !content.quantity().isPositive() || !isPackable(order, content)) {
        throw Refusal.invalid("shipment.contents_invalid", "contents");
      }
    }
    List<OrderLine> lines = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      Quantity now = packed.getOrDefault(line.id(), Quantity.ZERO);
      if (now.compareTo(line.toShip()) > 0) {
        throw Refusal.conflict("shipment.more_than_ordered", line.toShip().toNumber());
      }
      lines.add(line.after(progress -> progress.shipping(now)));
    }
    return lines;
  }

  /** Whether nothing is left to be sent. */
  static boolean isAllSent(List<OrderLine> lines) {
    return lines.stream().noneMatch(line -> line.toShip().isPositive());
  }

  /** Whether nothing of it is sent and nothing will be. */
  static boolean isAllWithdrawn(List<OrderLine> lines) {
    return lines.stream().allMatch(line -> line.progress().withdrawn().equals(line.quantity()));
  }

  /** The lines after a refund; refuses with 409 {@code refund.more_than_left}. */
  static List<OrderLine> refunded(Order order, OrderRefund refund) {
    Map<String, OrderRefund.Part> parts = new HashMap<>();
    refund.lines().forEach(part -> parts.put(part.lineId(), part));
    List<OrderLine> lines = new ArrayList<>();
    for (OrderLine line : order.lines()) {
      OrderRefund.Part part = parts.remove(line.id());
      lines.add(part == null ? line : refunded(line, part));
    }
    if (!parts.isEmpty() || refund.lines().isEmpty()) {
      throw Refusal.invalid("refund.lines_invalid", "lines");
    }
    return lines;
  }

  private static OrderLine refunded(OrderLine line, OrderRefund.Part part) {
    boolean possible =
        part.money().isSound()
            && line.left().minus(part.money()).isSound()
            && part.notSent().compareTo(line.toShip()) <= 0
            && line.progress().restocked().plus(part.restocked()).compareTo(line.quantity()) <= 0;
    if (!possible) {
      throw Refusal.conflict("refund.more_than_left", line.left().paid());
    }
    return line.after(
        progress -> progress.refunding(part.money(), part.notSent(), part.restocked()));
  }

  /** What settlement and stock are told of a refund. */
  static OrderRefunded fact(Order order, OrderRefund refund, Instant at) {
    return new OrderRefunded(
        OrderFacts.summary(order),
        refund.refundId(),
        refund.lines().stream().map(OrderChanges::told).toList(),
        at);
  }

  private static RefundedLine told(OrderRefund.Part part) {
    LineMoney money = part.money();
    return new RefundedLine(
        part.lineId(),
        money.goods(),
        money.cooperativeCoupon(),
        money.platformCoupon(),
        money.delivery(),
        money.paid(),
        part.restocked());
  }

  /** The lines after settlement released some of them. */
  static List<OrderLine> released(Order order, Set<String> lineIds) {
    return order.lines().stream()
        .map(line -> lineIds.contains(line.id()) ? line.after(p -> p.asReleased()) : line)
        .toList();
  }

  /** Whether each line is settled: released, or refunded whole. */
  static boolean isSettled(List<OrderLine> lines) {
    return lines.stream()
        .allMatch(line -> line.progress().released() || line.left().equals(LineMoney.NOTHING));
  }

  private static boolean isPackable(Order order, Parcel.Content content) {
    return order.lines().stream()
        .filter(line -> line.id().equals(content.lineId()))
        .anyMatch(line -> line.goods().unit().allows(content.quantity()));
  }
}
