package org.tongtian.orders.order;

import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

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
  public record Part(String lineId, LineMoney money, Quantity notSent, Quantity restocked) {

    /** Whether it changes nothing, since its share of the line is less than a fen. */
    public boolean isNothing() {
      return money.equals(LineMoney.NOTHING) && !notSent.isPositive() && !restocked.isPositive();
    }

    boolean isSound() {
      return money.isSound()
          && notSent.compareTo(Quantity.ZERO) >= 0
          && restocked.compareTo(Quantity.ZERO) >= 0;
    }
  }

  /**
   * Refuses with 400 {@code refund.lines_invalid} what can't be a refund of any order: no line at
   * all, a line twice, or less than nothing of something.
   */
  public void requireSound() {
    boolean sound =
        !lines.isEmpty()
            && lines.stream().map(Part::lineId).distinct().count() == lines.size()
            && lines.stream().allMatch(Part::isSound);
    if (!sound) {
      throw Refusal.invalid("refund.lines_invalid", "lines");
    }
  }

  /** Whether it changes nothing of any line. */
  public boolean isNothing() {
    return lines.stream().allMatch(Part::isNothing);
  }

  /** What the consumer gets. */
  public Money paid() {
    return lines.stream().map(part -> part.money().paid()).reduce(Money::plus).orElseThrow();
  }
}
