package org.tongtian.orders.aftersales;

import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineEntry;

/** Until when something may be asked for after receipt. */
@Pure
final class CaseWindow {

  private CaseWindow() {}

  /** The end of the window; null as long as the order is not received, since it is open then. */
  static Instant until(Order order, CaseKind kind, CaseReason reason, AfterSalesSettings settings) {
    Instant received = receivedAt(order);
    if (received == null) {
      return null;
    }
    return BusinessDays.shanghai().plusBusinessDays(received, days(kind, reason, settings));
  }

  /** Whether goods of that line may come back although nothing is wrong with them. */
  static boolean isReturnedWithoutReason(OrderLine line, AfterSalesSettings settings) {
    return settings.noReasonUnits().contains(line.goods().unit().code());
  }

  private static int days(CaseKind kind, CaseReason reason, AfterSalesSettings settings) {
    if (kind == CaseKind.REFUND_ONLY) {
      return settings.damageWindow();
    }
    return reason.isSellersFault() ? settings.faultWindow() : settings.noReasonWindow();
  }

  private static Instant receivedAt(Order order) {
    return order.timeline().stream()
        .filter(entry -> entry.state() == OrderState.RECEIVED)
        .map(TimelineEntry::at)
        .findFirst()
        .orElse(null);
  }
}
