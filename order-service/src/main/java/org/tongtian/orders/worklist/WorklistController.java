package org.tongtian.orders.worklist;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderPage;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.OrderView;

/** The co-operative's work: what is to be sent, and what was. */
@RestController
@RequestMapping("/api/orders/queue")
class WorklistController {

  private final WorklistService worklist;
  private final OrderLists lists;

  /**
   * A page of work.
   *
   * @param next the cursor of the next page, null on the last
   * @param overdueSince what was placed and harvested on this day or before should have been sent
   */
  record WorkPage(List<OrderView> items, String next, LocalDate overdueSince) {}

  /** Labels to print. */
  record Labels(List<Label> labels) {}

  WorklistController(WorklistService worklist, OrderLists lists) {
    this.worklist = worklist;
    this.lists = lists;
  }

  /**
   * The orders of a queue: what is to be sent oldest first, all else newest first.
   *
   * @param state in place of a queue: the orders in one state, oldest first
   */
  @GetMapping
  WorkPage work(
      Caller caller,
      @RequestParam(defaultValue = "ALL") Queue queue,
      @RequestParam(required = false) OrderState state,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    Paging page = new Paging(after, limit);
    String party = party(caller);
    List<Order> found =
        state == null
            ? worklist.queue(party, queue, after, page.oneMore())
            : lists.ofState(party, state, Span.ALL.behind(after, false), page.oneMore());
    return view(found, limit);
  }

  /** How much waits in the open queues, for badges. */
  @GetMapping("/counts")
  WorklistService.Counts counts(Caller caller) {
    return worklist.counts(party(caller));
  }

  /**
   * What the co-operative finds among its orders, newest first.
   *
   * @param q an order number, a tracking number, the last four digits of the receiver's phone, or
   *     words of a product's name
   * @param from first day, Asia/Shanghai
   * @param to last day
   */
  @GetMapping("/search")
  WorkPage search(
      Caller caller,
      @RequestParam(required = false) String q,
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate to,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    Paging page = new Paging(after, limit);
    Span days = WorklistService.days(from, to).behind(after, true);
    return view(worklist.find(party(caller), SearchText.of(q), days, page.oneMore()), limit);
  }

  /**
   * What is to be fetched and packed, by goods and by order.
   *
   * @param day only orders placed on that day, Asia/Shanghai
   * @param order only these orders, at most 100
   */
  @GetMapping("/pick-list")
  PickList pickList(
      Caller caller,
      @RequestParam(required = false) LocalDate day,
      @RequestParam(required = false) List<String> order) {
    String party = party(caller);
    WorklistService.days(day, day);
    return order == null ? worklist.pickList(party, day) : worklist.pickList(party, order);
  }

  /** The labels of these orders, at most 100; 409 {@code shipment.label_not_needed}. */
  @GetMapping("/labels")
  Labels labels(Caller caller, @RequestParam List<String> order) {
    return new Labels(worklist.labels(party(caller), order));
  }

  private WorkPage view(List<Order> found, int limit) {
    OrderPage page = OrderPage.of(found, limit, OrderView::forCooperative);
    return new WorkPage(page.items(), page.next(), worklist.overdueSince());
  }

  private static String party(Caller caller) {
    return caller.require(Role.COOP_MANAGER).requireParty();
  }
}
