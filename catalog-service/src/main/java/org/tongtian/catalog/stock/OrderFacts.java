package org.tongtian.catalog.stock;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderDeposited;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.PresaleStockReturned;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.ReplacementSent;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;

/** Listens to what happens to orders; payments that come together are sold together. */
@Configuration(proxyBeanMethods = false)
class OrderFacts {

  private static final String PAID = Fact.typeOf(OrderPaid.class);
  private static final String CANCELLED = Fact.typeOf(OrderCancelled.class);
  private static final String REFUNDED = Fact.typeOf(OrderRefunded.class);
  private static final String DEPOSITED = Fact.typeOf(OrderDeposited.class);
  private static final String PRESALE_RETURNED = Fact.typeOf(PresaleStockReturned.class);
  private static final String REPLACED = Fact.typeOf(ReplacementSent.class);

  @Bean
  FactSubscription stockOfOrders(Facts facts, Sales sales, Restocks restocks) {
    return FactSubscription.to("order-service")
        .inBatches(batch -> new Batch(facts, sales, restocks).take(batch));
  }

  /** Facts in the order they happened in. */
  private record Batch(Facts facts, Sales sales, Restocks restocks) {

    void take(List<Fact> batch) {
      List<String> paid = new ArrayList<>();
      for (Fact fact : batch) {
        if (fact.type().equals(PAID)) {
          paid.addAll(reservations(facts.read(fact, OrderPaid.class).order()));
        } else if (fact.type().equals(DEPOSITED)) {
          paid.addAll(reservations(facts.read(fact, OrderDeposited.class).order()));
        } else if (fact.type().equals(REPLACED)) {
          paid.addAll(facts.read(fact, ReplacementSent.class).reservationIds());
        } else if (fact.type().equals(CANCELLED)) {
          sellAll(paid);
          reservations(facts.read(fact, OrderCancelled.class).order()).forEach(sales::cancelled);
        } else if (fact.type().equals(REFUNDED)) {
          sellAll(paid);
          refunded(facts.read(fact, OrderRefunded.class));
        } else if (fact.type().equals(PRESALE_RETURNED)) {
          sellAll(paid);
          returned(facts.read(fact, PresaleStockReturned.class));
        }
      }
      sellAll(paid);
    }

    private void sellAll(List<String> paid) {
      sales.paid(paid);
      paid.clear();
    }

    private void refunded(OrderRefunded refund) {
      for (RefundedLine line : refund.lines()) {
        if (line.restocked().isPositive()) {
          SoldLine sold =
              refund.order().lines().stream()
                  .filter(each -> each.lineId().equals(line.lineId()))
                  .findFirst()
                  .orElseThrow();
          restocks.restock(sold.reservationId(), refund.refundId(), line.restocked());
        }
      }
    }

    private void returned(PresaleStockReturned back) {
      for (PresaleStockReturned.Returned each : back.stock()) {
        restocks.restock(each.reservationId(), back.returnId(), each.quantity());
      }
    }

    private static List<String> reservations(OrderSummary order) {
      return order.lines().stream().map(SoldLine::reservationId).toList();
    }
  }
}
