package org.tongtian.orders.order;

import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/**
 * Who may see and move an order: its buyer, and the co-operative that sells it (promise G3). To
 * anybody else it does not exist.
 */
@Pure
public final class OrderAccess {

  private OrderAccess() {}

  /** The order if the caller bought it, else 404. */
  public static Order asBuyer(Caller caller, Order order) {
    if (!isBuyer(caller, order)) {
      throw Refusal.notFound("order.unknown");
    }
    return order;
  }

  /** The order if the caller manages the co-operative that sells it, else 404. */
  public static Order asCooperative(Caller caller, Order order) {
    if (!isCooperative(caller, order)) {
      throw Refusal.notFound("order.unknown");
    }
    return order;
  }

  /** What the caller may see of it, else 404. */
  public static OrderView view(Caller caller, Order order) {
    return isBuyer(caller, order)
        ? OrderView.forBuyer(order)
        : OrderView.forCooperative(asCooperative(caller, order));
  }

  private static boolean isBuyer(Caller caller, Order order) {
    return caller.accountId().equals(order.buyerId());
  }

  private static boolean isCooperative(Caller caller, Order order) {
    return caller.role() == Role.COOP_MANAGER && caller.actsFor(order.cooperative().id());
  }
}
