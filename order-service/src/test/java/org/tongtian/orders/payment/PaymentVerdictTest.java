package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.TimelineEntry;
import org.tongtian.orders.order.TimelineReason;
import org.tongtian.orders.payment.PaymentVerdict.OfOrder;
import org.tongtian.orders.payment.PaymentVerdict.OfPayment;
import org.tongtian.orders.purchase.Payment;
import org.tongtian.orders.purchase.PaymentState;

class PaymentVerdictTest {

  private static final Instant PAY_BEFORE = Instant.parse("2026-11-22T03:15:00Z");
  private static final Money PRICE = Money.cny(3250);

  @ParameterizedTest
  @CsvSource({
    "PENDING_PAYMENT, , PAY",
    "CANCELLED, EXPIRED, RESTOCK",
    "CANCELLED, BY_BUYER, RETURN",
    "CANCELLED, NEVER_PLACED, RETURN",
    "CANCELLED, LATE_PAYMENT_RETURNED, RETURN",
    "CANCELLED, REFUNDED, KNOWN",
    "PAID, , KNOWN",
    "PAID, LATE_PAYMENT_TAKEN, KNOWN",
    "SHIPPED, , KNOWN",
    "RECEIVED, RECEIVED_BY_TIME, KNOWN",
    "COMPLETED, , KNOWN"
  })
  void theVerdictFollowsTheStateAndItsReason(
      OrderState state, TimelineReason reason, OfOrder expected) {
    Order order = order(state, reason);
    assertThat(PaymentVerdict.on(order, "p1", "p1")).isEqualTo(expected);
    if (expected == OfOrder.KNOWN) {
      assertThat(PaymentVerdict.on(order, "p1", "p2")).isEqualTo(OfOrder.TWICE);
    }
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void whatDoesNotFitThePaymentIsNamedInEveryState(PaymentState state) {
    Payment payment = payment("t1", state);
    assertThat(PaymentVerdict.on(payment, "t1", PRICE)).isEqualTo(OfPayment.FITS);
    assertThat(PaymentVerdict.on(payment, "t1", Money.cny(3249))).isEqualTo(OfPayment.WRONG_AMOUNT);
    assertThat(PaymentVerdict.on(payment, "t1", new Money(3250, "USD")))
        .isEqualTo(OfPayment.WRONG_AMOUNT);
    assertThat(PaymentVerdict.on(payment, "t2", PRICE)).isEqualTo(OfPayment.WRONG_TRANSACTION);
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void whereTheChannelNumbersPaymentsAndNotTheirOpeningsAnyNumberFits(PaymentState state) {
    assertThat(PaymentVerdict.on(payment(null, state), "t1", PRICE)).isEqualTo(OfPayment.FITS);
    assertThat(PaymentVerdict.on(payment(null, state), "t1", Money.cny(1)))
        .isEqualTo(OfPayment.WRONG_AMOUNT);
  }

  private static Payment payment(String transactionId, PaymentState state) {
    return new Payment("p1", transactionId, "/pay", PRICE, List.of("o1"), state, null, PAY_BEFORE);
  }

  private static Order order(OrderState state, TimelineReason reason) {
    boolean neverPaid = state == OrderState.PENDING_PAYMENT || state == OrderState.CANCELLED;
    boolean paid = !neverPaid || reason == TimelineReason.REFUNDED;
    TimelineEntry payment = new TimelineEntry(OrderState.PAID, PAY_BEFORE, "p1", null);
    TimelineEntry last = new TimelineEntry(state, PAY_BEFORE, "p1", reason);
    return new Order(
        "o1",
        "position",
        "TT261122-4K7Q2M",
        "p1",
        state,
        "b1",
        "王**",
        null,
        List.of(),
        null,
        PAY_BEFORE.minusSeconds(900),
        PAY_BEFORE,
        List.of(),
        null,
        null,
        List.of(),
        null,
        0,
        paid ? List.of(payment, last) : List.of(last),
        List.of());
  }
}
