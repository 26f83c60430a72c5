package org.tongtian.orders.order;

import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;

/**
 * What one refund takes out of an order.
 *
 * @param refundId applying it twice changes nothing the second time
 * @param lines each line at most once
 */
public record OrderRefund(String refundId, List<Part> lines) {

  /**
   * A line's part of it.
   *
   * @param money at most what is left of the line, part by part
   * @param notSent how much is not sent any more; zero where it was sent
   * @param restocked how much goes back on sale; zero where the goods are gone
   */
  public record Part(String lineId, LineMoney money, Quantity notSent, Quantity restocked) {}

  /** What the consumer gets. */
  public Money paid() {
    return lines.stream().map(part -> part.money().paid()).reduce(Money::plus).orElseThrow();
  }
}
