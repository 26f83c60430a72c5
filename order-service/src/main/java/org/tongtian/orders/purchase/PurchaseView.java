package org.tongtian.orders.purchase;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.OrderView;

/**
 * A purchase as its buyer sees it.
 *
 * @param state PENDING_PAYMENT while something waits to be paid, PAID once the money came,
 *     CANCELLED where nothing of it is left to pay for
 * @param total what its orders cost when they were placed
 * @param payment the payment in force
 * @param orders one for each co-operative
 */
public record PurchaseView(
    String id,
    State state,
    Money total,
    Instant placedAt,
    Instant payBefore,
    PaymentView payment,
    List<OrderView> orders) {

  /** Where a purchase is. */
  public enum State {
    PENDING_PAYMENT,
    PAID,
    CANCELLED
  }

  /**
   * The payment.
   *
   * @param amount what is to be paid, less than the purchase where an order was taken out of it
   * @param payUrl where the buyer confirms, relative to the gateway
   */
  public record PaymentView(
      String transactionId, Money amount, String payUrl, PaymentState state) {}

  /** The view of a purchase with its orders, in any order. */
  public static PurchaseView of(Purchase purchase, List<Order> orders) {
    Payment payment = purchase.payment();
    List<Order> sorted =
        orders.stream()
            .sorted(
                (one, other) ->
                    Integer.compare(
                        purchase.orderIds().indexOf(one.id()),
                        purchase.orderIds().indexOf(other.id())))
            .toList();
    return new PurchaseView(
        purchase.id(),
        state(purchase, sorted),
        purchase.total(),
        purchase.placedAt(),
        purchase.payBefore(),
        new PaymentView(
            payment.transactionId(), payment.amount(), payment.payUrl(), payment.state()),
        sorted.stream().map(OrderView::forBuyer).toList());
  }

  private static State state(Purchase purchase, List<Order> orders) {
    if (orders.stream().anyMatch(order -> order.awaits(purchase.id()))) {
      return State.PENDING_PAYMENT;
    }
    boolean over = orders.stream().allMatch(order -> order.state() == OrderState.CANCELLED);
    return over ? State.CANCELLED : State.PAID;
  }
}
