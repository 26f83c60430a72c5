package org.tongtian.orders.model;

import static org.tongtian.orders.order.OrderState.BALANCE_DUE;
import static org.tongtian.orders.order.OrderState.CANCELLED;
import static org.tongtian.orders.order.OrderState.DEPOSIT_PAID;
import static org.tongtian.orders.order.OrderState.PAID;
import static org.tongtian.orders.order.OrderState.PENDING_PAYMENT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineReason;

/**
 * What presales should do: plain values, no store, no clock. Each command answers the code of its
 * refusal, null where it is taken.
 */
final class PresaleModel {

  private static final long DEPOSIT_PERCENT = 30;

  private final List<Presold> orders = new ArrayList<>();
  private int deposits;

  /** A lot that is presold, and the one of the second grade beside it, which is there. */
  static final class Field {
    final String id;
    final String secondId;
    final long expected;
    long second;
    Long harvested;

    Field(String id, String secondId, long expected, long second) {
      this.id = id;
      this.secondId = secondId;
      this.expected = expected;
      this.second = second;
    }
  }

  /** One of the two payments; the money came where it is paid, the service knows where heard. */
  static final class Part {
    final long amount;
    boolean opened;
    boolean paid;
    boolean heard;
    long goesBack;

    Part(long amount) {
      this.amount = amount;
    }
  }

  /** An order of whole packs of one lot. */
  static final class Presold {
    final String id;
    final String purchaseId;
    final Field field;
    final long quantity;
    final long total;
    final Part deposit;
    final Part balance;
    final List<String> told = new ArrayList<>();
    OrderState state = PENDING_PAYMENT;
    TimelineReason reason;
    int depositedAs;
    boolean offered;
    boolean taken;
    boolean allotted;
    boolean late;
    long refunded;

    Presold(String id, String purchaseId, Field field, long quantity, long unitPrice) {
      this.id = id;
      this.purchaseId = purchaseId;
      this.field = field;
      this.quantity = quantity;
      this.total = quantity * unitPrice;
      this.deposit = new Part(Math.ceilDiv(total * DEPOSIT_PERCENT, 100));
      this.balance = new Part(total - deposit.amount);
      deposit.opened = true;
    }

    boolean waitsForAnswer() {
      return state == DEPOSIT_PAID && offered;
    }

    /** What goes back of the deposit: all of it, or what refunds took beyond the balance. */
    long depositBack() {
      return deposit.goesBack + Math.max(0, refunded - balance.amount);
    }

    long balanceBack() {
      return balance.goesBack + Math.min(refunded, balance.amount);
    }

    private void becomes(OrderState next, TimelineReason why, String... facts) {
      state = next;
      reason = why;
      told.addAll(List.of(facts));
    }

    private void ends(TimelineReason why) {
      becomes(CANCELLED, why, "PresaleStockReturned");
    }

    private boolean owesDeposit() {
      return state == CANCELLED && depositedAs > 0;
    }
  }

  List<Presold> orders() {
    return orders;
  }

  void placed(Presold order) {
    orders.add(order);
  }

  /** What no order holds of the presold lot. */
  long free(Field field) {
    return field.expected - sum(field, order -> order.state != CANCELLED && !order.taken);
  }

  /** What no order holds of the second grade. */
  long freeOfSecond(Field field) {
    return field.second - sum(field, order -> order.state != CANCELLED && order.taken);
  }

  private long sum(Field field, Predicate<Presold> which) {
    return orders.stream()
        .filter(order -> order.field == field && which.test(order))
        .mapToLong(order -> order.quantity)
        .sum();
  }

  /** The channel's word that the deposit was paid reaches the service. */
  void hearDeposit(Presold order) {
    if (order.deposit.heard) {
      return;
    }
    order.deposit.heard = true;
    if (order.state == PENDING_PAYMENT) {
      deposited(order, null);
    } else if (order.reason == TimelineReason.EXPIRED && order.quantity <= free(order.field)) {
      deposited(order, TimelineReason.LATE_PAYMENT_TAKEN);
    } else {
      order.becomes(CANCELLED, TimelineReason.LATE_PAYMENT_RETURNED);
      order.deposit.goesBack = order.deposit.amount;
    }
  }

  private void deposited(Presold order, TimelineReason why) {
    order.becomes(DEPOSIT_PAID, why, "OrderDeposited");
    order.depositedAs = ++deposits;
  }

  /** The same of the balance. */
  void hearBalance(Presold order) {
    if (order.balance.heard) {
      return;
    }
    order.balance.heard = true;
    if (order.state == BALANCE_DUE) {
      order.becomes(PAID, null, "OrderPaid");
    } else {
      order.becomes(CANCELLED, TimelineReason.LATE_PAYMENT_RETURNED);
      order.balance.goesBack = order.balance.amount;
    }
  }

  /** The time for the deposit is over. */
  void expire(Presold order) {
    if (order.state != PENDING_PAYMENT) {
      return;
    }
    if (order.deposit.paid) {
      hearDeposit(order);
    } else {
      order.becomes(CANCELLED, TimelineReason.EXPIRED, "OrderCancelled");
    }
  }

  String cancel(Presold order) {
    if (order.state == PENDING_PAYMENT && order.deposit.paid) {
      hearDeposit(order);
      return "order.cannot_cancel";
    }
    closeBalance(order);
    switch (order.state) {
      case PENDING_PAYMENT -> order.becomes(CANCELLED, TimelineReason.BY_BUYER, "OrderCancelled");
      case DEPOSIT_PAID, BALANCE_DUE -> order.ends(TimelineReason.BY_BUYER);
      default -> {
        return "order.cannot_cancel";
      }
    }
    return null;
  }

  /** The channel says where it took the balance already. */
  private void closeBalance(Presold order) {
    if (order.state == BALANCE_DUE && order.balance.paid) {
      hearBalance(order);
    }
  }

  String openBalance(Presold order) {
    if (order.state != BALANCE_DUE) {
      return "presale.balance_not_due";
    }
    if (order.late) {
      return "presale.balance_over";
    }
    order.balance.opened = true;
    return null;
  }

  /** The buyer's answer to goods of the second grade. */
  String answer(Presold order, boolean yes) {
    if (!order.offered) {
      return "presale.no_offer";
    }
    if (yes && order.taken) {
      return null;
    }
    if (order.state != DEPOSIT_PAID) {
      return "presale.offer_answered";
    }
    if (order.late) {
      return "presale.offer_over";
    }
    if (!yes) {
      order.ends(TimelineReason.SHORTFALL);
    } else if (isSecondGone(order)) {
      order.ends(TimelineReason.OFFER_GONE);
    } else {
      order.becomes(
          BALANCE_DUE, TimelineReason.OFFER_TAKEN, "OrderDeposited", "PresaleStockReturned");
      order.taken = true;
    }
    return null;
  }

  /** In this world nobody only holds the second grade, so what isn't free is sold. */
  private boolean isSecondGone(Presold order) {
    return freeOfSecond(order.field) < order.quantity;
  }

  /** Everything that runs by time. */
  void sweep() {
    orders.stream()
        .map(order -> order.field)
        .distinct()
        .filter(field -> field.harvested != null)
        .toList()
        .forEach(this::allot);
    orders.forEach(this::look);
  }

  private void allot(Field field) {
    long left = field.harvested - sum(field, order -> order.allotted && !order.owesDeposit());
    boolean over = false;
    List<Presold> waiting =
        orders.stream()
            .filter(order -> order.field == field && order.state == DEPOSIT_PAID && !order.offered)
            .sorted(Comparator.comparingInt(order -> order.depositedAs))
            .toList();
    for (Presold order : waiting) {
      over |= order.quantity > left;
      if (!over) {
        left -= order.quantity;
        order.allotted = true;
        order.becomes(BALANCE_DUE, null);
      } else if (order.quantity <= freeOfSecond(field)) {
        order.offered = true;
      } else {
        order.ends(TimelineReason.SHORTFALL);
      }
    }
  }

  private void look(Presold order) {
    if (order.waitsForAnswer() && order.late) {
      order.ends(TimelineReason.SHORTFALL);
    } else if (order.waitsForAnswer() && isSecondGone(order)) {
      order.ends(TimelineReason.OFFER_GONE);
    } else if (order.state == BALANCE_DUE && order.late) {
      closeBalance(order);
      if (order.state == BALANCE_DUE) {
        order.ends(TimelineReason.BALANCE_UNPAID);
      }
    }
    if (order.owesDeposit()) {
      order.deposit.goesBack = order.deposit.amount;
    }
  }

  String refund(Presold order, long fen) {
    if (order.state != PAID) {
      return "refund.not_paid";
    }
    if (fen > order.total - order.refunded) {
      return "refund.more_than_left";
    }
    order.refunded += fen;
    order.told.add("OrderRefunded");
    return null;
  }
}
