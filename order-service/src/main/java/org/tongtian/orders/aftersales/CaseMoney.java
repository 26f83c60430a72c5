package org.tongtian.orders.aftersales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderRefund;

/**
 * What the lines of a case are worth. The delivery fee goes back with them where nothing of the
 * order was sent, and where the seller answers for what is wrong with what was.
 */
@Pure
final class CaseMoney {

  private CaseMoney() {}

  /**
   * What the order loses by the case, computed from the order as it is.
   *
   * @param lines each with the share that is granted
   * @param granted what earlier cases granted of each line's sent goods, as a weight
   * @param restock whether goods that came back go on sale again
   */
  static OrderRefund refund(
      String refundId,
      Order order,
      CaseKind kind,
      CaseReason reason,
      List<CaseLine> lines,
      Map<String, Long> granted,
      boolean restock) {
    boolean delivery = isDeliveryBack(order, kind, reason);
    List<OrderRefund.Part> parts = new ArrayList<>();
    for (CaseLine each : lines) {
      OrderLine line = lineOf(order, each.lineId());
      boolean unsent = kind == CaseKind.BEFORE_SHIPMENT;
      long earlier = granted.getOrDefault(line.id(), 0L);
      long before = LineShare.before(line, earlier);
      long most = unsent ? LineShare.whole(line) - before : LineShare.claimable(line, earlier);
      LineMoney money =
          LineShare.money(line, before, Math.min(each.grantedWeight(), most), delivery);
      parts.add(
          new OrderRefund.Part(
              line.id(),
              money,
              unsent ? each.quantity() : Quantity.ZERO,
              unsent || (restock && kind.isSentBack()) ? each.quantity() : Quantity.ZERO));
    }
    List<OrderRefund.Part> changing = parts.stream().filter(part -> !part.isNothing()).toList();
    return new OrderRefund(refundId, changing.isEmpty() ? parts : changing);
  }

  /** What the buyer would get. */
  static Money worth(
      Order order,
      CaseKind kind,
      CaseReason reason,
      List<CaseLine> lines,
      Map<String, Long> granted) {
    return refund("", order, kind, reason, lines, granted, false).paid();
  }

  private static boolean isDeliveryBack(Order order, CaseKind kind, CaseReason reason) {
    return kind == CaseKind.BEFORE_SHIPMENT ? order.parcels().isEmpty() : reason.isSellersFault();
  }

  private static OrderLine lineOf(Order order, String lineId) {
    return order.lines().stream()
        .filter(line -> line.id().equals(lineId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No line " + lineId + " in " + order.id()));
  }
}
