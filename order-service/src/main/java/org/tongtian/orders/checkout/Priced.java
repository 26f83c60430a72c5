package org.tongtian.orders.checkout;

import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Presale;

/**
 * One co-operative's part of a purchase with its price.
 *
 * @param arrivesFrom first day it is expected on, null where nobody can say
 * @param arrivesUntil last day of it, null as above
 */
record Priced(
    NamedParty cooperative, List<Line> lines, LocalDate arrivesFrom, LocalDate arrivesUntil) {

  /** Code of the refusal of a part that is {@link #isForNothing for nothing}. */
  static final String NOTHING_TO_PAY = "order.nothing_to_pay";

  /** A line and what it costs. */
  record Line(Picked picked, LineMoney money) {}

  /** What the part costs. */
  Money total() {
    return lines.stream().map(line -> line.money().paid()).reduce(Money::plus).orElseThrow();
  }

  /**
   * Whether coupons took all of it. Such an order has no payment to wait for, and none to give back
   * when another one of its purchase is cancelled.
   */
  boolean isForNothing() {
    return total().amount() == 0;
  }

  /** What is paid for it at once: all of it, or the deposit of a presale, which stands alone. */
  Money atOnce() {
    Line first = lines.getFirst();
    return first.picked().presale() == null
        ? total()
        : Presale.deposit(first.picked().presale(), first.money());
  }

  /** What several parts cost together. */
  static Money total(List<Priced> parts) {
    return parts.stream().map(Priced::total).reduce(Money::plus).orElseThrow();
  }
}
