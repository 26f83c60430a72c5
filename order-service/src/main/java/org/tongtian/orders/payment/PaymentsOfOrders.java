package org.tongtian.orders.payment;

import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.PurchaseService;

/** Finds the payment that an order was paid with. */
@Component
class PaymentsOfOrders {

  private final PurchaseService purchases;

  PaymentsOfOrders(PurchaseService purchases) {
    this.purchases = purchases;
  }

  /**
   * The payment of a paid order, of a presale that of its balance, else 409 {@code
   * refund.not_paid}.
   */
  Payment ofPaid(Order order) {
    if (order.paidBy() == null) {
      throw Refusal.conflict("refund.not_paid");
    }
    String purchaseId = order.presale() == null ? order.purchaseId() : order.balancePurchaseId();
    return purchases.require(purchaseId).paymentWithId(order.paidBy());
  }

  /** The payment of a presale's deposit, which must have come. */
  Payment ofDeposit(Order order) {
    return purchases.require(order.purchaseId()).paymentWithId(order.depositedBy());
  }
}
