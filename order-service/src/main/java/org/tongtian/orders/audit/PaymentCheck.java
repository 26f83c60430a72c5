package org.tongtian.orders.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.payment.Refund;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.PaymentState;
import org.tongtian.orders.purchase.Purchase;

/** Holds an order against the payments of its purchases, both ways (promise O2). */
@Pure
final class PaymentCheck {

  private final Map<String, Purchase> purchases;
  private final Map<String, Order> orders;
  private final Map<String, Money> goesBack;

  /**
   * The payments of some purchases.
   *
   * @param purchases by id
   * @param orders all orders of these purchases, by id
   * @param goesBack what goes back of these orders, by the refund's id
   */
  PaymentCheck(
      Map<String, Purchase> purchases, Map<String, Order> orders, Map<String, Money> goesBack) {
    this.purchases = purchases;
    this.orders = orders;
    this.goesBack = goesBack;
  }

  /** The purchases that pay for an order: of a presale one for its deposit, one for its balance. */
  static Stream<String> purchaseIds(Order order) {
    return order.presale() == null
        ? Stream.of(order.purchaseId())
        : Stream.of(order.purchaseId(), order.balancePurchaseId());
  }

  /**
   * The differences of an order; what is wrong with a payment is said at the first of its orders.
   */
  List<Finding> of(Order order) {
    List<Finding> findings = new ArrayList<>();
    for (String id : purchaseIds(order).toList()) {
      Purchase purchase = purchases.get(id);
      List<Payment> came = purchase == null ? List.of() : came(purchase);
      String paidBy = order.paidBy(id);
      if (paidBy != null && came.stream().noneMatch(payment -> payment.id().equals(paidBy))) {
        Finding.Kind kind = Finding.Kind.PAYMENT_MISSING;
        findings.add(finding(kind, order, order.partOf(id), null));
      }
      came.stream()
          .filter(payment -> payment.orderIds().getFirst().equals(order.id()))
          .forEach(payment -> findings.addAll(of(order, purchase, payment)));
    }
    return findings;
  }

  /** Its payments whose money came, the one in force and earlier ones. */
  private static List<Payment> came(Purchase purchase) {
    return Stream.concat(Stream.ofNullable(purchase.payment()), purchase.earlierPayments().stream())
        .filter(payment -> payment.state() == PaymentState.PAID || payment.paidAt() != null)
        .toList();
  }

  private List<Finding> of(Order first, Purchase purchase, Payment payment) {
    List<Finding> findings = new ArrayList<>();
    List<Order> all =
        payment.orderIds().stream().map(orders::get).filter(Objects::nonNull).toList();
    Money sum =
        all.stream().map(each -> each.partOf(purchase.id())).reduce(Money.cny(0), Money::plus);
    if (!sum.equals(payment.amount())) {
      findings.add(finding(Finding.Kind.PAYMENT_SUM, first, sum, payment.amount()));
    }
    if (!payment.amount().equals(goesBack.get(Refund.idOf(payment, purchase.id())))) {
      all.forEach(order -> lost(order, purchase, payment).ifPresent(findings::add));
    }
    return findings;
  }

  /** Where the payment neither paid the order nor its part of it goes back. */
  private Optional<Finding> lost(Order order, Purchase purchase, Payment payment) {
    Money part = order.partOf(purchase.id());
    Money back = goesBack.get(Refund.idOf(payment, order.id()));
    return payment.id().equals(order.paidBy(purchase.id())) || part.equals(back)
        ? Optional.empty()
        : Optional.of(finding(Finding.Kind.PAYMENT_LOST, order, part, back));
  }

  private static Finding finding(Finding.Kind kind, Order order, Money expected, Money found) {
    return Finding.ofOrder(kind, order.number(), OrderCheck.text(expected), OrderCheck.text(found));
  }
}
