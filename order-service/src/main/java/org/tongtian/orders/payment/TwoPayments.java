package org.tongtian.orders.payment;

import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/** How a refund is shared by the two payments of a presale: the balance first, then the deposit. */
@Pure
final class TwoPayments {

  private TwoPayments() {}

  /**
   * What of a refund the payment of the balance gives back; the deposit's gives the rest. Refunds
   * one after the other take exactly what one refund of their sum would.
   *
   * @param balance what that payment brought
   * @param before the sum of the refunds before this one
   * @param refund what goes back now
   */
  static Money ofBalance(Money balance, Money before, Money refund) {
    return least(balance, before.plus(refund)).minus(least(balance, before));
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
