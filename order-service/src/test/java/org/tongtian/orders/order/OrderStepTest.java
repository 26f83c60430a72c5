package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongtian.orders.order.OrderState.BALANCE_DUE;
import static org.tongtian.orders.order.OrderState.CANCELLED;
import static org.tongtian.orders.order.OrderState.COMPLETED;
import static org.tongtian.orders.order.OrderState.DEPOSIT_PAID;
import static org.tongtian.orders.order.OrderState.PAID;
import static org.tongtian.orders.order.OrderState.PENDING_PAYMENT;
import static org.tongtian.orders.order.OrderState.RECEIVED;
import static org.tongtian.orders.order.OrderState.SHIPPED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine by examples; {@code OrderModelTest} follows stored orders through it. */
class OrderStepTest {

  @ParameterizedTest
  @CsvSource({
    "PAY, PENDING_PAYMENT, PAID",
    "CANCEL, PENDING_PAYMENT, CANCELLED",
    "REVIVE, CANCELLED, PAID",
    "DEPOSIT, PENDING_PAYMENT, DEPOSIT_PAID",
    "REVIVE_DEPOSIT, CANCELLED, DEPOSIT_PAID",
    "ALLOT, DEPOSIT_PAID, BALANCE_DUE",
    "GIVE_UP, DEPOSIT_PAID, CANCELLED",
    "PAY_BALANCE, BALANCE_DUE, PAID",
    "FORGO, BALANCE_DUE, CANCELLED",
    "WITHDRAW, PAID, CANCELLED",
    "SHIP, PAID, SHIPPED",
    "RECEIVE, SHIPPED, RECEIVED",
    "COMPLETE, RECEIVED, COMPLETED"
  })
  void aStepLeadsFromItsStateToTheNext(OrderStep step, OrderState from, OrderState to) {
    assertThat(step.takenIn(from)).contains(to);
  }

  @ParameterizedTest
  @EnumSource(OrderStep.class)
  void aStepIsRefusedInEveryOtherState(OrderStep step) {
    for (OrderState state : OrderState.values()) {
      assertThat(step.takenIn(state).isPresent()).isEqualTo(state == step.from());
    }
  }

  @Test
  void whatWasSentIsNeverCancelledAndWhatIsCompletedNeverMovesAgain() {
    Map<OrderState, Set<OrderState>> next = new EnumMap<>(OrderState.class);
    for (OrderStep step : OrderStep.values()) {
      next.computeIfAbsent(step.from(), none -> EnumSet.noneOf(OrderState.class)).add(step.to());
    }
    assertThat(next)
        .isEqualTo(
            Map.of(
                PENDING_PAYMENT, Set.of(PAID, DEPOSIT_PAID, CANCELLED),
                DEPOSIT_PAID, Set.of(BALANCE_DUE, CANCELLED),
                BALANCE_DUE, Set.of(PAID, CANCELLED),
                PAID, Set.of(SHIPPED, CANCELLED),
                CANCELLED, Set.of(PAID, DEPOSIT_PAID),
                SHIPPED, Set.of(RECEIVED),
                RECEIVED, Set.of(COMPLETED)));
  }
}
