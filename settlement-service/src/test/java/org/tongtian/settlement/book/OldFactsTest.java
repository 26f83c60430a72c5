package org.tongtian.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.Facts;
import org.tongtian.settlement.OrderService;
import org.tongtian.settlement.Samples;
import tools.jackson.databind.json.JsonMapper;

/** A fact that lies in a stream since before a field was added is still read. */
class OldFactsTest {

  @Test
  void orderWithoutGradeIsRead() {
    Facts facts = new Facts("order-service", JsonMapper.builder().build(), Clock.systemUTC());
    OrderSummary order = OrderService.order(new Samples(), "hash", 5);
    Fact told = facts.about(order.orderId(), new OrderPaid(order, Instant.EPOCH));
    assertThat(facts.read(told, OrderPaid.class).order().lines().getFirst().grade())
        .isEqualTo("FIRST");
    String old = told.data().replace("\"grade\":\"FIRST\",", "");
    assertThat(old).doesNotContain("grade");
    Fact before =
        new Fact(told.factId(), told.type(), told.source(), told.subject(), told.time(), old);
    assertThat(facts.read(before, OrderPaid.class).order().lines().getFirst().grade()).isNull();
  }
}
