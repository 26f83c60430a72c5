package org.tongtian.orders.delivery;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.orders.order.Delivery;
import org.tongtian.orders.order.Order;

/** When orders arrive whose goods are ready on another day than was expected. */
public interface Arrivals {

  /**
   * The delivery of an order with its days counted anew by the table of now: nobody can say them
   * where the co-operative has no table, or doesn't serve that region any more.
   *
   * @param readyFrom the day the goods are there to be packed, Asia/Shanghai
   * @param paidAt packed on the first business day after that moment
   */
  Delivery renewed(Order order, LocalDate readyFrom, Instant paidAt);
}
