package org.tongtian.orders.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongtian.api.catalog.ReservationStanding;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.orders.order.LineMoney;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderState;

/**
 * Holds an order against what it went through, its stock, its sales in the books and its refunds.
 */
@Pure
final class OrderCheck {

  private static final String NONE = "none";

  private final Order order;
  private final Map<String, ReservationStanding> stock;
  private final Map<String, SaleMoney> books;
  private final List<Finding> findings = new ArrayList<>();

  private OrderCheck(
      Order order, Map<String, ReservationStanding> stock, Map<String, SaleMoney> books) {
    this.order = order;
    this.stock = stock;
    this.books = books;
  }

  /**
   * The differences of an order.
   *
   * @param stock its reservations by id, those that are known
   * @param books its sales by id, those that are booked
   * @param refunded the sum of its refunds
   * @param depositReturned whether the deposit of a presale that ended goes back
   */
  static List<Finding> of(
      Order order,
      Map<String, ReservationStanding> stock,
      Map<String, SaleMoney> books,
      Money refunded,
      boolean depositReturned) {
    OrderCheck check = new OrderCheck(order, stock, books);
    check.state();
    for (OrderLine line : order.lines()) {
      check.stock(line);
      check.books(line);
    }
    if (order.owesDeposit() && !depositReturned) {
      check.add(Finding.Kind.DEPOSIT_NOT_RETURNED, text(order.presale().deposit()), NONE);
    }
    if (!order.refunded().equals(refunded)) {
      check.add(Finding.Kind.REFUND_SUM, text(order.refunded()), text(refunded));
    }
    return check.findings;
  }

  private void state() {
    OrderState told = order.timeline().getLast().state();
    if (told != order.state()) {
      add(Finding.Kind.STATE_OTHERWISE, told.name(), order.state().name());
    }
  }

  private void stock(OrderLine line) {
    ReservationStanding standing = stock.get(line.progress().reservationId());
    Quantity taken = takes(standing) ? standing.quantity() : Quantity.ZERO;
    if (order.paidBy() != null || order.holdsDeposit()) {
      Quantity sold = line.quantity().minus(line.progress().restocked());
      boolean isSold = !sold.isPositive() || (standing != null && isState(standing, "SOLD"));
      if (!isSold || !taken.equals(sold)) {
        add(Finding.Kind.STOCK_NOT_SOLD, "SOLD " + sold, text(standing));
      }
    } else if (order.state() == OrderState.CANCELLED) {
      if (taken.isPositive()) {
        add(Finding.Kind.STOCK_NOT_RETURNED, NONE, text(standing));
      }
    } else if (!isState(standing, "HELD") || !taken.equals(line.quantity())) {
      add(Finding.Kind.STOCK_NOT_RESERVED, "HELD " + line.quantity(), text(standing));
    }
  }

  private void books(OrderLine line) {
    SaleMoney sale = books.get(line.id());
    if (order.paidBy() == null) {
      if (sale != null) {
        add(Finding.Kind.SALE_BOOKED_OTHERWISE, NONE, text(sale.paid()));
      }
      return;
    }
    if (sale == null) {
      add(Finding.Kind.SALE_NOT_BOOKED, text(line.money().paid()), NONE);
      return;
    }
    LineMoney refunded = line.progress().refunded();
    same(line.money().paid(), sale.paid());
    same(coupons(line.money()), sale.toppedUp());
    same(refunded.paid(), sale.refunded());
    same(coupons(refunded), sale.givenBack());
    Money in = sale.paid().plus(sale.toppedUp());
    Money out = sale.escrow().plus(sale.settled()).plus(sale.refunded()).plus(sale.givenBack());
    if (!in.equals(out)) {
      add(Finding.Kind.SALE_SUM, text(in), text(out));
    }
  }

  private void same(Money ours, Money booked) {
    if (!ours.equals(booked)) {
      add(Finding.Kind.SALE_BOOKED_OTHERWISE, text(ours), text(booked));
    }
  }

  private void add(Finding.Kind kind, String expected, String found) {
    findings.add(Finding.ofOrder(kind, order.number(), expected, found));
  }

  private static Money coupons(LineMoney money) {
    return money.cooperativeCoupon().plus(money.platformCoupon());
  }

  private static boolean takes(ReservationStanding standing) {
    return isState(standing, "HELD") || isState(standing, "SOLD");
  }

  private static boolean isState(ReservationStanding standing, String state) {
    return standing != null && standing.state().equals(state);
  }

  private static String text(ReservationStanding standing) {
    return standing == null ? NONE : standing.state() + " " + standing.quantity();
  }

  /** An amount as findings say it; null is nothing. */
  static String text(Money money) {
    return money == null ? NONE : money.inMajorUnits();
  }
}
