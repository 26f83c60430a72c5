package org.tongtian.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.money.Money;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderPayment;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.PaymentState;

class PaymentVerdictTest {

  private static final Instant PAY_BEFORE = Instant.parse("2026-11-22T03:15:00Z");
  private static final Duration GRACE = Duration.ofMinutes(5);
  private static final Money PRICE = Money.cny(3250);

  @ParameterizedTest
  @CsvSource({
    "PENDING_PAYMENT, -60, ACCEPT",
    "PENDING_PAYMENT, 0, ACCEPT",
    "PENDING_PAYMENT, 300, ACCEPT",
    "PENDING_PAYMENT, 301, EXPIRED",
    "CANCELLED, -60, TOO_LATE",
    "CANCELLED, 9999, TOO_LATE",
    "PAID, 9999, REPEATED",
    "SHIPPED, 0, REPEATED",
    "RECEIVED, 0, REPEATED",
    "COMPLETED, 9999, REPEATED"
  })
  void theVerdictFollowsTheStateAndTheTime(
      OrderState state, long secondsAfter, PaymentVerdict expected) {
    assertThat(verdict(state, "t1", PRICE, secondsAfter)).isEqualTo(expected);
  }

  @Test
  void whatDoesNotFitIsNamedInEveryState() {
    for (OrderState state : OrderState.values()) {
      assertThat(verdict(state, "t1", Money.cny(3249), 0)).isEqualTo(PaymentVerdict.WRONG_AMOUNT);
      assertThat(verdict(state, "t1", new Money(3250, "USD"), 0))
          .isEqualTo(PaymentVerdict.WRONG_AMOUNT);
      assertThat(verdict(state, "t2", PRICE, 0)).isEqualTo(PaymentVerdict.WRONG_TRANSACTION);
    }
  }

  private static PaymentVerdict verdict(
      OrderState state, String transaction, Money paid, long secondsAfter) {
    Order order =
        new Order(
            "o1",
            "TT261122-4K7Q2M",
            state,
            "b1",
            "王**",
            null,
            PRICE,
            null,
            null,
            null,
            null,
            null,
            PAY_BEFORE.minusSeconds(900),
            PAY_BEFORE,
            new OrderPayment("t1", "/pay", PaymentState.OPEN, PAY_BEFORE),
            null,
            List.of(),
            List.of());
    return PaymentVerdict.on(order, transaction, paid, PAY_BEFORE.plusSeconds(secondsAfter), GRACE);
  }
}
