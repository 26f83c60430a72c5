package org.tongtian.orders.order;

import static org.tongtian.orders.order.OrderState.BALANCE_DUE;
import static org.tongtian.orders.order.OrderState.CANCELLED;
import static org.tongtian.orders.order.OrderState.COMPLETED;
import static org.tongtian.orders.order.OrderState.DEPOSIT_PAID;
import static org.tongtian.orders.order.OrderState.PAID;
import static org.tongtian.orders.order.OrderState.PENDING_PAYMENT;
import static org.tongtian.orders.order.OrderState.RECEIVED;
import static org.tongtian.orders.order.OrderState.SHIPPED;

import java.util.Locale;
import java.util.Optional;
import org.tongtian.kit.Pure;

/** The state machine of an order: every change there is, from where and to where. */
@Pure
public enum OrderStep {
  PAY(PENDING_PAYMENT, PAID),
  CANCEL(PENDING_PAYMENT, CANCELLED),
  /** Paid late, after it had expired, with its stock taken again. */
  REVIVE(CANCELLED, PAID),
  /** A presale's deposit came. */
  DEPOSIT(PENDING_PAYMENT, DEPOSIT_PAID),
  /** The same, late, after it had expired, with its stock taken again. */
  REVIVE_DEPOSIT(CANCELLED, DEPOSIT_PAID),
  /** A presale has its goods, of the harvest or of another lot. */
  ALLOT(DEPOSIT_PAID, BALANCE_DUE),
  /** A presale ended before it had goods; its deposit goes back. */
  GIVE_UP(DEPOSIT_PAID, CANCELLED),
  PAY_BALANCE(BALANCE_DUE, PAID),
  /** A presale ended with its balance unpaid; its deposit goes back. */
  FORGO(BALANCE_DUE, CANCELLED),
  /** Refunded whole before anything was sent. */
  WITHDRAW(PAID, CANCELLED),
  /** The last of it was handed to a carrier. */
  SHIP(PAID, SHIPPED),
  RECEIVE(SHIPPED, RECEIVED),
  COMPLETE(RECEIVED, COMPLETED);

  private final OrderState from;
  private final OrderState to;

  OrderStep(OrderState from, OrderState to) {
    this.from = from;
    this.to = to;
  }

  /** The only state in which this step is allowed. */
  public OrderState from() {
    return from;
  }

  /** The state after it. */
  public OrderState to() {
    return to;
  }

  /** The state after this step, empty where the state does not allow it. */
  public Optional<OrderState> takenIn(OrderState state) {
    return state == from ? Optional.of(to) : Optional.empty();
  }

  /** The code a caller gets where the state does not allow this step. */
  public String refusalCode() {
    return "order.cannot_" + name().toLowerCase(Locale.ROOT);
  }
}
