package org.tongtian.orders.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tongtian.api.catalog.CatalogApi;
import org.tongtian.api.catalog.ReservationStanding;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.api.settlement.SettlementApi;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.checkout.CatalogClient;
import org.tongtian.orders.checkout.SettlementClient;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.payment.Refund;
import org.tongtian.orders.payment.RefundService;
import org.tongtian.orders.payment.RefundStage;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;

/** Holds some orders against catalog-service, settlement-service, their payments and refunds. */
@Component
class OrderAudit {

  private final CatalogClient catalog;
  private final SettlementClient settlement;
  private final OrderService orders;
  private final PurchaseService purchases;
  private final RefundService refunds;

  /** What some orders came to. */
  record Result(List<Finding> findings, AuditReport.Sums sums, List<Order> suspicious) {}

  OrderAudit(
      CatalogClient catalog,
      SettlementClient settlement,
      OrderService orders,
      PurchaseService purchases,
      RefundService refunds) {
    this.catalog = catalog;
    this.settlement = settlement;
    this.orders = orders;
    this.purchases = purchases;
    this.refunds = refunds;
  }

  Result check(List<Order> some) {
    Map<String, ReservationStanding> stock = stock(some);
    Map<String, SaleMoney> books = books(some);
    Map<String, Purchase> paidBy =
        purchases
            .find(some.stream().flatMap(PaymentCheck::purchaseIds).distinct().toList())
            .stream()
            .collect(toMap(Purchase::id, Function.identity()));
    Map<String, Order> all = withOthersOf(paidBy.values(), some);
    Map<String, List<Refund>> backByOrder =
        refunds.ofOrders(all.keySet()).stream()
            .filter(refund -> refund.stage() != RefundStage.DROPPED)
            .collect(groupingBy(Refund::orderId));
    PaymentCheck payments = new PaymentCheck(paidBy, all, amounts(backByOrder));
    List<Finding> findings = new ArrayList<>();
    List<Order> suspicious = new ArrayList<>();
    AuditReport.Sums sums = AuditReport.Sums.none();
    for (Order order : some) {
      List<Refund> back = backByOrder.getOrDefault(order.id(), List.of());
      List<Finding> own =
          new ArrayList<>(
              OrderCheck.of(order, stock, books, ofOrder(back), isDepositBack(order, back)));
      own.addAll(payments.of(order));
      if (!own.isEmpty()) {
        suspicious.add(order);
        findings.addAll(own);
      }
      sums = sums.plus(sums(order, books, back));
    }
    return new Result(findings, sums, suspicious);
  }

  private Map<String, ReservationStanding> stock(List<Order> orders) {
    List<String> ids =
        orders.stream()
            .flatMap(order -> order.lines().stream())
            .map(line -> line.progress().reservationId())
            .toList();
    Map<String, ReservationStanding> found = new HashMap<>();
    for (List<String> some : pieces(ids, CatalogApi.MOST)) {
      catalog.standing(some).forEach(each -> found.put(each.reservationId(), each));
    }
    return found;
  }

  private Map<String, SaleMoney> books(List<Order> orders) {
    List<String> ids =
        orders.stream().flatMap(order -> order.lines().stream()).map(OrderLine::id).toList();
    Map<String, SaleMoney> found = new HashMap<>();
    for (List<String> some : pieces(ids, SettlementApi.MOST_SALES)) {
      settlement.money(some).forEach(each -> found.put(each.saleId(), each));
    }
    return found;
  }

  /** These orders, and the other ones of their purchases. */
  private Map<String, Order> withOthersOf(Collection<Purchase> purchases, List<Order> some) {
    Map<String, Order> all = new HashMap<>();
    some.forEach(order -> all.put(order.id(), order));
    List<String> others =
        purchases.stream()
            .flatMap(purchase -> purchase.orderIds().stream())
            .filter(id -> !all.containsKey(id))
            .toList();
    if (!others.isEmpty()) {
      orders.find(others).forEach(order -> all.put(order.id(), order));
    }
    return all;
  }

  private static Map<String, Money> amounts(Map<String, List<Refund>> refunds) {
    return refunds.values().stream()
        .flatMap(List::stream)
        .collect(toMap(Refund::id, Refund::amount));
  }

  private static Money ofOrder(Collection<Refund> refunds) {
    return refunds.stream()
        .filter(refund -> refund.parts() != null && refund.stage() != RefundStage.PREPARED)
        .map(refund -> refund.parts().paid()) // also where two payments give it back
        .reduce(Money.cny(0), Money::plus);
  }

  private static boolean isDepositBack(Order order, Collection<Refund> refunds) {
    return order.owesDeposit()
        && refunds.stream()
            .anyMatch(
                refund ->
                    refund.id().equals(RefundService.depositRefundId(order))
                        && refund.amount().equals(order.presale().deposit()));
  }

  private static AuditReport.Sums sums(
      Order order, Map<String, SaleMoney> books, Collection<Refund> refunds) {
    Money nothing = Money.cny(0);
    Money returned =
        refunds.stream()
            .filter(refund -> refund.parts() == null && refund.partOf() == null)
            .map(Refund::amount)
            .reduce(nothing, Money::plus);
    Money held = order.holdsDeposit() ? order.presale().deposit() : nothing;
    AuditReport.Sums sums =
        new AuditReport.Sums(nothing, nothing, nothing, nothing, nothing, nothing, held, returned);
    for (OrderLine line : order.lines()) {
      SaleMoney sale = books.get(line.id());
      if (sale != null) {
        sums =
            sums.plus(
                new AuditReport.Sums(
                    sale.paid(),
                    sale.toppedUp(),
                    sale.escrow(),
                    sale.settled(),
                    sale.refunded(),
                    sale.givenBack(),
                    nothing,
                    nothing));
      }
    }
    return sums;
  }

  static <T> List<List<T>> pieces(List<T> all, int most) {
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      pieces.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return pieces;
  }
}
