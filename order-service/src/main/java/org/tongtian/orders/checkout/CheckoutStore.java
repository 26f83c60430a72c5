package org.tongtian.orders.checkout;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/** Where the checkout's last steps happen. */
@Component
class CheckoutStore implements CheckoutSaga.Store {

  /** What a run hears that another one under the same id undid. */
  static final String UNDONE_MEANWHILE = "order.undone_meanwhile";

  private static final String UNDONE = "checkout undone";

  private final OrderService orders;
  private final PurchaseService purchases;

  CheckoutStore(OrderService orders, PurchaseService purchases) {
    this.orders = orders;
    this.purchases = purchases;
  }

  @Override
  public List<Order> orders(List<Order> wanted) {
    return wanted.stream().map(orders::store).toList();
  }

  @Override
  public void cancel(List<Order> wanted) {
    for (Order stored : orders.find(wanted.stream().map(Order::id).toList())) {
      if (stored.state() == OrderState.PENDING_PAYMENT) {
        orders.cancel(stored, UNDONE, TimelineReason.NEVER_PLACED);
      }
    }
  }

  @Override
  public Purchase purchase(Checkout checkout) {
    // What an attempt that died had stored may have expired meanwhile: nothing to be paid for.
    if (checkout.orders().stream().anyMatch(order -> order.state() != OrderState.PENDING_PAYMENT)) {
      throw Refusal.conflict(UNDONE_MEANWHILE);
    }
    Purchase stored = purchases.store(NewOrders.purchase(checkout));
    if (stored.undone()) {
      throw Refusal.conflict(UNDONE_MEANWHILE);
    }
    return stored;
  }

  @Override
  public boolean bar(Checkout checkout) {
    Checkout.Start start = checkout.start();
    return purchases
        .store(
            Purchase.undone(
                start.purchaseId(),
                start.wishHash(),
                start.buyer().accountId(),
                start.times().placedAt()))
        .undone();
  }
}
