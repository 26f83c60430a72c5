package org.tongtian.orders.order;

import java.util.List;
import java.util.function.Function;
import org.tongtian.kit.Pure;

/**
 * One page of orders.
 *
 * @param next the cursor of the next page, null on the last
 */
@Pure
public record OrderPage(List<OrderView> items, String next) {

  /**
   * The page of the orders found.
   *
   * @param found up to one more than the limit, which tells whether there is a next page
   */
  public static OrderPage of(List<Order> found, int limit, Function<Order, OrderView> view) {
    List<Order> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? shown.getLast().position() : null;
    return new OrderPage(shown.stream().map(view).toList(), next);
  }
}
