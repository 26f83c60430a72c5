package org.tongtian.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongtian.orders.order.OrderState.CANCELLED;
import static org.tongtian.orders.order.OrderState.COMPLETED;
import static org.tongtian.orders.order.OrderState.PAID;
import static org.tongtian.orders.order.OrderState.PENDING_PAYMENT;
import static org.tongtian.orders.order.OrderState.RECEIVED;
import static org.tongtian.orders.order.OrderState.SHIPPED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.testing.Shop;

/** The state machine: by examples, and the stored orders against it as the model. */
class OrderStepTest {

  private static final List<OrderStep> STEPS = List.copyOf(EnumSet.allOf(OrderStep.class));

  private final Shop shop = Shop.shared();
  private final OrderService orders = shop.orders.part(OrderService.class);

  @ParameterizedTest
  @CsvSource({
    "PAY, PENDING_PAYMENT, PAID",
    "CANCEL, PENDING_PAYMENT, CANCELLED",
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
  void everyStateButTheFirstIsReachedByOneStepAndTheEndsHaveNone() {
    Set<OrderState> reached = new HashSet<>();
    for (OrderStep step : OrderStep.values()) {
      assertThat(reached.add(step.to())).isTrue();
      assertThat(step.from()).isNotIn(CANCELLED, COMPLETED);
    }
    assertThat(reached)
        .containsExactlyInAnyOrder(PAID, SHIPPED, RECEIVED, COMPLETED, CANCELLED)
        .doesNotContain(PENDING_PAYMENT);
  }

  @Test
  void storedOrdersDoWhatTheModelSaysUnderRandomRepeatedAndMisplacedSteps() {
    long seed = 20_261_122L;
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 25; run++) {
      follow(random, "seed " + seed + " run " + run);
    }
  }

  private void follow(SplittableRandom random, String run) {
    String id = shop.placed(shop.consumer());
    OrderState model = PENDING_PAYMENT;
    Set<String> taken = new HashSet<>();
    List<String> facts = new ArrayList<>();
    Order stale = orders.require(id);
    for (int i = 0; i < 12; i++) {
      OrderStep step = STEPS.get(random.nextInt(STEPS.size()));
      String operation = "operation-" + random.nextInt(4);
      Order seen = random.nextBoolean() ? stale : orders.require(id);
      boolean repeated = taken.contains(step + operation);
      boolean allowed = step.takenIn(model).isPresent();
      Refusal refusal = catchThrowableOfType(Refusal.class, () -> take(seen, step, operation));
      if (allowed) {
        assertThat(refusal).as(run).isNull();
        model = step.to();
        taken.add(step + operation);
        if (step != OrderStep.COMPLETE) {
          facts.add(model.name());
        }
      } else if (repeated) {
        assertThat(refusal).as(run).isNull();
      } else {
        assertThat(refusal).as(run).isNotNull();
        assertThat(refusal.code()).as(run).isEqualTo(step.refusalCode());
      }
      assertThat(orders.require(id).state()).as(run).isEqualTo(model);
      assertThat(orders.require(id).timeline()).as(run).hasSize(1 + taken.size());
    }
    Shop.await(run + ": every fact is out", () -> shop.facts(id).size() >= facts.size());
    assertThat(shop.facts(id)).as(run).hasSameSizeAs(facts);
  }

  private void take(Order seen, OrderStep step, String operation) {
    switch (step) {
      case PAY -> orders.pay(seen, operation);
      case CANCEL -> orders.cancel(seen, operation, PaymentState.CLOSED);
      case SHIP ->
          orders.ship(seen, operation, new Shipment(Carrier.ZTO, "123456789012", Instant.EPOCH));
      case RECEIVE -> orders.receive(seen, operation);
      case COMPLETE -> orders.complete(seen, operation);
    }
  }
}
