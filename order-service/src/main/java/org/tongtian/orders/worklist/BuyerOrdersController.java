package org.tongtian.orders.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderPage;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.OrderView;

/** The buyer's own orders. */
@RestController
class BuyerOrdersController {

  private final OrderLists lists;
  private final WorklistService worklist;

  BuyerOrdersController(OrderLists lists, WorklistService worklist) {
    this.lists = lists;
    this.worklist = worklist;
  }

  /**
   * The buyer's own orders, newest first.
   *
   * @param state in any of these states, all where it is left out; refuses with 400 {@code
   *     request.field_invalid} where one of a list is empty
   * @param refunded only those of which money went back: refunds, late payments, deposits
   */
  @GetMapping("/api/orders")
  OrderPage mine(
      Caller caller,
      @RequestParam(required = false) List<OrderState> state,
      @RequestParam(defaultValue = "false") boolean refunded,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    Paging page = new Paging(after, limit);
    List<OrderState> states = state == null ? List.of() : state;
    if (states.stream().anyMatch(Objects::isNull)) {
      throw Refusal.invalid("request.field_invalid", "state", "state");
    }
    Span span = Span.ALL.behind(after, true);
    return view(lists.ofBuyer(caller.accountId(), states, refunded, span, page.oneMore()), limit);
  }

  /**
   * What the buyer finds among the own orders, newest first.
   *
   * @param q an order number, a tracking number, or words of a product's name
   * @param from first day, Asia/Shanghai
   * @param to last day
   */
  @GetMapping("/api/orders/search")
  OrderPage search(
      Caller caller,
      @RequestParam(required = false) String q,
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate to,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    Paging page = new Paging(after, limit);
    Span days = WorklistService.days(from, to).behind(after, true);
    return view(
        worklist.findOwn(caller.accountId(), SearchText.of(q), days, page.oneMore()), limit);
  }

  private static OrderPage view(List<Order> found, int limit) {
    return OrderPage.of(found, limit, OrderView::forBuyer);
  }
}
