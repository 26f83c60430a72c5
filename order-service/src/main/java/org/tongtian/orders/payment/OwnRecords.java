package org.tongtian.orders.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.purchase.PaymentState;
import org.tongtian.orders.purchase.Purchase;
import org.tongtian.orders.purchase.PurchaseService;
import org.tongtian.orders.reconciliation.RecordedMoney;

/** The stored purchases and refunds as reconciliation reads them. */
@Component
class OwnRecords implements RecordedMoney {

  /** So many orders are read at once. */
  private static final int TOGETHER = 500;

  private final PurchaseService purchases;
  private final OrderService orders;
  private final RefundRepository refunds;

  OwnRecords(PurchaseService purchases, OrderService orders, RefundRepository refunds) {
    this.purchases = purchases;
    this.orders = orders;
    this.refunds = refunds;
  }

  @Override
  public List<Payment> paymentsOf(LocalDate day) {
    Instant from = BusinessDays.endOf(day.minusDays(1));
    Instant until = BusinessDays.endOf(day);
    return records(
        purchases.paidBetween(from, until),
        payment ->
            payment.paidAt() != null
                && !payment.paidAt().isBefore(from)
                && payment.paidAt().isBefore(until));
  }

  @Override
  public List<Payment> payments(Collection<String> paymentIds) {
    Set<String> wanted = new HashSet<>(paymentIds);
    return records(purchases.ofPayments(paymentIds), payment -> wanted.contains(payment.id()));
  }

  @Override
  public List<Refund> refundsOf(LocalDate day) {
    return once(refunds.between(BusinessDays.endOf(day.minusDays(1)), BusinessDays.endOf(day)));
  }

  @Override
  public List<Refund> refunds(Collection<String> refundIds) {
    return once(refunds.find(refundIds));
  }

  private List<Payment> records(
      List<Purchase> found, Predicate<org.tongtian.orders.purchase.Payment> wanted) {
    Map<String, Purchase> once = new LinkedHashMap<>();
    found.forEach(purchase -> once.put(purchase.id(), purchase));
    Map<String, Order> paidFor = ordersOf(once.values());
    List<Payment> records = new ArrayList<>();
    for (Purchase purchase : once.values()) {
      if (wanted.test(purchase.payment())) {
        records.add(inForce(purchase.payment(), paidFor));
      }
      purchase.earlierPayments().stream()
          .filter(wanted)
          .forEach(earlier -> records.add(earlier(earlier)));
    }
    return records;
  }

  private Map<String, Order> ordersOf(Collection<Purchase> some) {
    List<String> ids = some.stream().flatMap(each -> each.orderIds().stream()).distinct().toList();
    Map<String, Order> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      orders
          .find(ids.subList(from, Math.min(ids.size(), from + TOGETHER)))
          .forEach(order -> found.put(order.id(), order));
    }
    return found;
  }

  private static Payment inForce(
      org.tongtian.orders.purchase.Payment payment, Map<String, Order> orders) {
    List<Sale> sales = new ArrayList<>();
    boolean kept = false;
    for (String orderId : payment.orderIds()) {
      Order order = orders.get(orderId);
      // A deposit is ours, and no sale in the book: of that the balance tells.
      kept |= payment.id().equals(order.depositedBy()) && !order.owesDeposit();
      if (payment.id().equals(order.paidBy())) {
        order
            .lines()
            .forEach(
                line ->
                    sales.add(
                        new Sale(
                            line.id(),
                            order.id(),
                            order.number(),
                            line.money().paid(),
                            line.progress().refunded().paid())));
      }
    }
    return record(payment, standing(payment, !kept && sales.isEmpty()), sales);
  }

  /** Money of a payment that was closed can only be on its way back. */
  private static Payment earlier(org.tongtian.orders.purchase.Payment payment) {
    return record(
        payment, payment.paidAt() == null ? Standing.CANCELLED : Standing.GOES_BACK, List.of());
  }

  private static Standing standing(
      org.tongtian.orders.purchase.Payment payment, boolean nothingSold) {
    if (payment.state() == PaymentState.PAID) {
      return nothingSold ? Standing.GOES_BACK : Standing.PAID;
    }
    return payment.state() == PaymentState.OPEN ? Standing.WAITING : Standing.CANCELLED;
  }

  private static Payment record(
      org.tongtian.orders.purchase.Payment payment, Standing standing, List<Sale> sales) {
    return new Payment(
        payment.id(), payment.transactionId(), payment.amount(), standing, payment.paidAt(), sales);
  }

  private static List<Refund> once(List<org.tongtian.orders.payment.Refund> found) {
    Map<String, Refund> once = new LinkedHashMap<>();
    for (org.tongtian.orders.payment.Refund refund : found) {
      if (refund.stage() != RefundStage.DROPPED && refund.amount().amount() > 0) {
        once.put(refund.id(), record(refund));
      }
    }
    return List.copyOf(once.values());
  }

  private static Refund record(org.tongtian.orders.payment.Refund refund) {
    return new Refund(
        refund.id(),
        refund.paymentId(),
        refund.amount(),
        switch (refund.stage()) {
          case PREPARED, REQUESTED, DROPPED -> RefundState.REQUESTED;
          case PROCESSING -> RefundState.PROCESSING;
          case SUCCEEDED -> RefundState.SUCCEEDED;
          case ABNORMAL -> RefundState.ABNORMAL;
        },
        refund.requestedAt(),
        refund.endedAt());
  }
}
