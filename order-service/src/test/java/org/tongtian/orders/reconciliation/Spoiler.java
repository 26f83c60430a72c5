package org.tongtian.orders.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.ChannelStatement.PaymentLine;
import org.tongtian.orders.channel.ChannelStatement.RefundLine;
import org.tongtian.orders.channel.RefundState;
import org.tongtian.orders.reconciliation.Difference.Kind;
import org.tongtian.orders.reconciliation.RecordedMoney.Payment;
import org.tongtian.orders.reconciliation.RecordedMoney.Refund;
import org.tongtian.orders.reconciliation.RecordedMoney.Standing;

/** Puts differences into a sound day, each on something that is still sound. */
final class Spoiler {

  private static final Money ONE = Money.cny(1);

  private final SoundDay day;
  private final SplittableRandom random;
  private final Set<String> spoiled = new HashSet<>();
  private final Set<Kind> totals = new HashSet<>();
  private final List<Expected> expected = new ArrayList<>();

  /** What must be found. */
  record Expected(Kind kind, String subject) {}

  Spoiler(SoundDay day, SplittableRandom random) {
    this.day = day;
    this.random = random;
  }

  List<Expected> expected() {
    return expected;
  }

  DayRecords records() {
    ChannelStatement.Totals sound = day.records().statement().totals();
    return day.records(
        new ChannelStatement.Totals(
            sound.lines() + (totals.contains(Kind.TOTAL_LINES) ? 1 : 0),
            totals.contains(Kind.TOTAL_PAID) ? sound.paid().plus(ONE) : sound.paid(),
            totals.contains(Kind.TOTAL_REFUNDED) ? sound.refunded().minus(ONE) : sound.refunded(),
            sound.fee()));
  }

  /** Does nothing where nothing sound of that kind is left. */
  void spoil(Kind kind) {
    if (kind.name().startsWith("TOTAL")) {
      if (totals.add(kind)) {
        expected.add(new Expected(kind, SoundDay.DAY.toString()));
      }
    } else if (kind.name().startsWith("SALE")) {
      sale(kind);
    } else if (kind.name().startsWith("REFUND")) {
      refund(kind);
    } else {
      payment(kind);
    }
  }

  private void payment(Kind kind) {
    PaymentLine line = fresh(day.paymentLines, PaymentLine::merchantOrderId);
    if (line == null) {
      return;
    }
    int at = day.paymentLines.indexOf(line);
    String id = line.merchantOrderId();
    switch (kind) {
      case PAYMENT_UNKNOWN -> {
        id = day.id("stranger");
        day.paymentLines.add(line(line, SoundDay.MERCHANT, id, line.transactionId(), ONE));
      }
      case OTHER_MERCHANT -> {
        id = day.id("foreign");
        day.paymentLines.add(line(line, "somebody", id, line.transactionId(), ONE));
      }
      case PAYMENT_TWICE -> day.paymentLines.add(line);
      case PAYMENT_NOT_IN_FILE -> day.paymentLines.remove(at);
      case PAYMENT_AMOUNT ->
          day.paymentLines.set(
              at, line(line, SoundDay.MERCHANT, id, line.transactionId(), line.amount().plus(ONE)));
      case PAYMENT_TRANSACTION ->
          day.paymentLines.set(at, line(line, SoundDay.MERCHANT, id, "another", line.amount()));
      case OTHER_DAY ->
          day.paymentLines.set(
              at,
              new PaymentLine(
                  line.merchantId(),
                  id,
                  line.transactionId(),
                  line.amount(),
                  line.fee(),
                  line.paidAt().plus(Duration.ofDays(random.nextBoolean() ? 1 : -1))));
      case PAYMENT_STILL_AWAITED -> standing(id, Standing.WAITING);
      case PAYMENT_OF_CANCELLED -> standing(id, Standing.CANCELLED);
      default -> throw new IllegalStateException("No such spoiling: " + kind);
    }
    spoiled.add(id);
    expected.add(new Expected(kind, id));
  }

  private void standing(String id, Standing standing) {
    Payment payment = day.payments.remove(id);
    day.otherPayments.put(id, new Payment(id, null, payment.amount(), standing, null, List.of()));
  }

  private static PaymentLine line(
      PaymentLine line, String merchant, String id, String transactionId, Money amount) {
    return new PaymentLine(merchant, id, transactionId, amount, line.fee(), line.paidAt());
  }

  private void refund(Kind kind) {
    RefundLine line = fresh(day.refundLines, RefundLine::refundId);
    if (line == null || !day.refunds.containsKey(line.refundId())) {
      return;
    }
    int at = day.refundLines.indexOf(line);
    String id = line.refundId();
    switch (kind) {
      case REFUND_UNKNOWN -> {
        id = day.id("stranger");
        day.refundLines.add(line(line, id, line.merchantOrderId(), ONE, line.state()));
      }
      case REFUND_TWICE -> day.refundLines.add(line);
      case REFUND_NOT_AT_CHANNEL -> day.refundLines.remove(at);
      case REFUND_AMOUNT ->
          day.refundLines.set(
              at, line(line, id, line.merchantOrderId(), line.amount().plus(ONE), line.state()));
      case REFUND_PAYMENT ->
          day.refundLines.set(at, line(line, id, "another", line.amount(), line.state()));
      case REFUND_STATE -> state(line, at);
      default -> throw new IllegalStateException("No such spoiling: " + kind);
    }
    spoiled.add(id);
    expected.add(new Expected(kind, id));
  }

  /** Through there and not here, or over there and through here. */
  private void state(RefundLine line, int at) {
    boolean isThroughThere = random.nextBoolean();
    Refund ours = day.refunds.get(line.refundId());
    day.refundLines.set(
        at,
        line(
            line,
            line.refundId(),
            line.merchantOrderId(),
            line.amount(),
            isThroughThere ? RefundState.SUCCEEDED : RefundState.CLOSED));
    if (isThroughThere) {
      day.refunds.put(
          ours.refundId(),
          new Refund(
              ours.refundId(),
              ours.paymentId(),
              ours.amount(),
              RefundState.PROCESSING,
              ours.requestedAt(),
              null));
    }
  }

  private static RefundLine line(
      RefundLine line, String id, String orderId, Money amount, RefundState state) {
    return new RefundLine(
        line.merchantId(),
        orderId,
        line.transactionId(),
        id,
        line.channelRefundId(),
        amount,
        line.fee(),
        state,
        line.at());
  }

  private void sale(Kind kind) {
    List<SaleMoney> booked =
        day.payments.values().stream()
            .filter(payment -> !spoiled.contains(payment.paymentId()))
            .flatMap(payment -> payment.sales().stream())
            .map(sale -> day.books.get(sale.saleId()))
            .filter(money -> money != null)
            .toList();
    SaleMoney money = fresh(booked, SaleMoney::saleId);
    if (money == null) {
      return;
    }
    String paymentId =
        day.payments.values().stream()
            .filter(
                payment ->
                    payment.sales().stream().anyMatch(sale -> sale.saleId().equals(money.saleId())))
            .findFirst()
            .orElseThrow()
            .paymentId();
    spoiled.add(paymentId);
    if (kind == Kind.SALE_NOT_BOOKED) {
      day.books.remove(money.saleId());
    } else {
      day.books.put(money.saleId(), otherwise(money, kind));
    }
    expected.add(new Expected(kind, money.saleId()));
  }

  private static SaleMoney otherwise(SaleMoney money, Kind kind) {
    Money paid = kind == Kind.SALE_PAID ? money.paid().plus(ONE) : money.paid();
    Money refunded = kind == Kind.SALE_REFUNDED ? money.refunded().plus(ONE) : money.refunded();
    Money escrow =
        switch (kind) {
          case SALE_PAID -> money.escrow().plus(ONE);
          case SALE_REFUNDED -> money.escrow().minus(ONE);
          default -> money.escrow();
        };
    Money settled = kind == Kind.SALE_SUM ? money.settled().plus(ONE) : money.settled();
    return new SaleMoney(
        money.saleId(),
        money.contractId(),
        paid,
        money.toppedUp(),
        escrow,
        settled,
        refunded,
        money.givenBack());
  }

  private <T> T fresh(Collection<T> all, java.util.function.Function<T, String> idOf) {
    List<T> sound = all.stream().filter(each -> !spoiled.contains(idOf.apply(each))).toList();
    if (sound.isEmpty()) {
      return null;
    }
    T chosen = sound.get(random.nextInt(sound.size()));
    spoiled.add(idOf.apply(chosen));
    return chosen;
  }
}
