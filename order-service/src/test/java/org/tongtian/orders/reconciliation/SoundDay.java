package org.tongtian.orders.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.businessday.BusinessDays;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.ChannelStatement.PaymentLine;
import org.tongtian.orders.channel.ChannelStatement.RefundLine;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.reconciliation.RecordedMoney.Payment;
import org.tongtian.orders.reconciliation.RecordedMoney.Refund;
import org.tongtian.orders.reconciliation.RecordedMoney.Sale;
import org.tongtian.orders.reconciliation.RecordedMoney.Standing;

/** A day on which everybody agrees, drawn from a seed; tests then spoil it. */
final class SoundDay {

  static final String MERCHANT = "tongtian";
  static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  private static final Instant MIDNIGHT = BusinessDays.endOf(DAY.minusDays(1));

  final List<PaymentLine> paymentLines = new ArrayList<>();
  final List<RefundLine> refundLines = new ArrayList<>();
  final Map<String, Payment> payments = new LinkedHashMap<>();
  final Map<String, Refund> refunds = new LinkedHashMap<>();
  final Map<String, Payment> otherPayments = new LinkedHashMap<>();
  final Map<String, Refund> otherRefunds = new LinkedHashMap<>();
  final Set<String> elsewhere = new HashSet<>();
  final Map<String, SaleMoney> books = new HashMap<>();
  private final SplittableRandom random;
  private int number;

  SoundDay(SplittableRandom random, int payments) {
    this.random = random;
    for (int i = 0; i < payments; i++) {
      payment();
    }
    yesterdaysRefund();
    refundOfAnotherDayInOurs();
    unaskedRefund();
  }

  /** One of payments and refunds as they are recorded, with a file and books that agree. */
  SoundDay(SplittableRandom random, List<Payment> paid, List<Refund> back) {
    this.random = random;
    for (Payment payment : paid) {
      payments.put(payment.paymentId(), payment);
      paymentLines.add(line(payment));
      payment.sales().forEach(sale -> book(sale, 0, 0));
    }
    for (Refund refund : back) {
      refunds.put(refund.refundId(), refund);
      refundLines.add(line(refund, refund.state()));
    }
  }

  /** As it is now; the totals are those of the lines. */
  DayRecords records() {
    return records(
        new ChannelStatement.Totals(
            paymentLines.size() + (long) refundLines.size(),
            Money.cny(paymentLines.stream().mapToLong(line -> line.amount().amount()).sum()),
            Money.cny(refundLines.stream().mapToLong(line -> line.amount().amount()).sum()),
            Money.cny(0)));
  }

  DayRecords records(ChannelStatement.Totals totals) {
    return new DayRecords(
        MERCHANT,
        new ChannelStatement(DAY, List.copyOf(paymentLines), List.copyOf(refundLines), totals),
        List.copyOf(payments.values()),
        List.copyOf(refunds.values()),
        Map.copyOf(otherPayments),
        Map.copyOf(otherRefunds),
        Set.copyOf(elsewhere),
        Map.copyOf(books));
  }

  String id(String what) {
    return what + "-" + number++;
  }

  Instant someTime() {
    return MIDNIGHT.plusMillis(random.nextLong(86_400_000));
  }

  private void payment() {
    boolean isLate = random.nextInt(10) == 0;
    String id = id("payment");
    List<Sale> sales = new ArrayList<>();
    for (int i = isLate ? 3 : random.nextInt(3); i < 3; i++) {
      sales.add(sale(id));
    }
    long paid = isLate ? 100 : sales.stream().mapToLong(sale -> sale.paid().amount()).sum();
    Payment payment =
        new Payment(
            id,
            id("tx"),
            Money.cny(paid),
            isLate ? Standing.GOES_BACK : Standing.PAID,
            someTime(),
            sales);
    payments.put(id, payment);
    paymentLines.add(line(payment));
    long refunded = isLate ? paid : sales.stream().mapToLong(s -> s.refunded().amount()).sum();
    if (refunded > 0) {
      refund(id, refunded);
    }
  }

  private Sale sale(String paymentId) {
    long paid = 1 + random.nextLong(10_000);
    long refunded = random.nextInt(3) == 0 ? 1 + random.nextLong(paid) : 0;
    long toppedUp = random.nextLong(50);
    long givenBack = toppedUp == 0 ? 0 : random.nextLong(toppedUp);
    Sale sale =
        new Sale(
            id("sale"),
            "order of " + paymentId,
            "T" + number++,
            Money.cny(paid),
            Money.cny(refunded));
    book(sale, toppedUp, givenBack);
    return sale;
  }

  private void book(Sale sale, long toppedUp, long givenBack) {
    long rest = sale.paid().amount() + toppedUp - sale.refunded().amount() - givenBack;
    long settled = rest == 0 ? 0 : random.nextLong(rest);
    books.put(
        sale.saleId(),
        new SaleMoney(
            sale.saleId(),
            "contract",
            sale.paid(),
            Money.cny(toppedUp),
            Money.cny(rest - settled),
            Money.cny(settled),
            sale.refunded(),
            Money.cny(givenBack)));
  }

  static PaymentLine line(Payment payment) {
    return new PaymentLine(
        MERCHANT,
        payment.paymentId(),
        payment.transactionId(),
        payment.amount(),
        Money.cny(0),
        payment.paidAt());
  }

  private void refund(String paymentId, long amount) {
    Refund refund = refund(paymentId, amount, RefundState.SUCCEEDED, someTime());
    refunds.put(refund.refundId(), refund);
    RefundState then = random.nextBoolean() ? RefundState.SUCCEEDED : RefundState.PROCESSING;
    refundLines.add(line(refund, then));
  }

  private Refund refund(String paymentId, long amount, RefundState state, Instant at) {
    return new Refund(id("refund"), paymentId, Money.cny(amount), state, at, at);
  }

  private RefundLine line(Refund refund, RefundState state) {
    return new RefundLine(
        MERCHANT,
        refund.paymentId(),
        "tx of " + refund.paymentId(),
        refund.refundId(),
        id("channel-refund"),
        refund.amount(),
        Money.cny(0),
        state,
        someTime());
  }

  /** Asked for by us the day before, and taken up by the channel today. */
  private void yesterdaysRefund() {
    Refund refund = refund(id("payment"), 5, RefundState.SUCCEEDED, MIDNIGHT.minusMillis(1));
    otherRefunds.put(refund.refundId(), refund);
    refundLines.add(line(refund, RefundState.SUCCEEDED));
  }

  /** Asked for today, and taken up by the channel on another day. */
  private void refundOfAnotherDayInOurs() {
    Refund refund = refund(id("payment"), 6, RefundState.PROCESSING, someTime());
    refunds.put(refund.refundId(), refund);
    elsewhere.add(refund.refundId());
  }

  /** Written down, and the channel not asked yet. */
  private void unaskedRefund() {
    Refund refund = refund(id("payment"), 7, RefundState.REQUESTED, someTime());
    refunds.put(refund.refundId(), refund);
  }
}
