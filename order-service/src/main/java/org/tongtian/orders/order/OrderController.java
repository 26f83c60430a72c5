package org.tongtian.orders.order;

import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Reading orders: the buyer's own, and the co-operative's work queue. */
@RestController
class OrderController {

  private static final int MOST = 100;
  private static final Pattern POSITION = Pattern.compile("[0-9a-f]{16}-[0-9a-f-]{36}");

  private final OrderService service;
  private final OrderRepository orders;

  OrderController(OrderService service, OrderRepository orders) {
    this.service = service;
    this.orders = orders;
  }

  /**
   * An order for its buyer or the co-operative that sells it; 404 {@code order.unknown} for others.
   */
  @GetMapping("/api/orders/{id}")
  OrderView order(Caller caller, @PathVariable String id) {
    return OrderAccess.view(caller, service.require(id));
  }

  /** The buyer's own orders, newest first. */
  @GetMapping("/api/orders")
  OrderPage mine(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    requirePage(after, limit);
    return OrderPage.of(
        orders.ofBuyer(caller.accountId(), after, limit + 1), limit, OrderView::forBuyer);
  }

  /** The orders of the caller's co-operative in one state, oldest first. */
  @GetMapping("/api/orders/work")
  OrderPage work(
      Caller caller,
      @RequestParam(required = false) OrderState state,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    requirePage(after, limit);
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    return OrderPage.of(
        orders.ofCooperative(party, state, after, limit + 1), limit, OrderView::forCooperative);
  }

  private static void requirePage(String after, int limit) {
    if (after != null && !POSITION.matcher(after).matches()) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("request.field_invalid", "limit", "limit");
    }
  }
}
