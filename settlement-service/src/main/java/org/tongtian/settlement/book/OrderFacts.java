package org.tongtian.settlement.book;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderCancelled;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;

/** Turns the facts of order-service into book events; a batch becomes one block per book. */
@Configuration(proxyBeanMethods = false)
class OrderFacts {

  private static final String PAID = Fact.typeOf(OrderPaid.class);
  private static final String RECEIVED = Fact.typeOf(OrderReceived.class);
  private static final String CANCELLED = Fact.typeOf(OrderCancelled.class);
  private static final String REFUNDED = Fact.typeOf(OrderRefunded.class);

  @Bean
  FactSubscription orderFactSubscription(Facts facts, BookService books) {
    return FactSubscription.to("order-service").inBatches(batch -> book(batch, facts, books));
  }

  static void book(List<Fact> batch, Facts facts, BookService books) {
    Map<String, List<BookEvent>> byBook = new LinkedHashMap<>();
    for (Fact fact : batch) {
      if (fact.type().equals(PAID)) {
        OrderPaid paid = facts.read(fact, OrderPaid.class);
        add(
            byBook,
            paid.order(),
            new BookEvent.SalePaid(
                fact.factId(),
                paid.paidAt(),
                sale(paid.order(), paid.paidAt()),
                paid.order().contractHash()));
      } else if (fact.type().equals(RECEIVED)) {
        OrderReceived received = facts.read(fact, OrderReceived.class);
        add(
            byBook,
            received.order(),
            new BookEvent.SaleReceived(
                fact.factId(), received.receivedAt(), received.order().orderId()));
      } else if (fact.type().equals(CANCELLED)) {
        OrderCancelled cancelled = facts.read(fact, OrderCancelled.class);
        add(
            byBook,
            cancelled.order(),
            new BookEvent.SaleCancelled(
                fact.factId(), cancelled.cancelledAt(), cancelled.order().orderId()));
      } else if (fact.type().equals(REFUNDED)) {
        OrderRefunded refunded = facts.read(fact, OrderRefunded.class);
        add(
            byBook,
            refunded.order(),
            refund(
                refunded.order().orderId(),
                refunded.refundId(),
                refunded.amount(),
                refunded.refundedAt()));
      }
    }
    append(byBook, books);
  }

  /**
   * Books of one batch do not wait for one another, so that one commit of the store serves many of
   * them. Each is tried, whatever happens to the others.
   */
  private static void append(Map<String, List<BookEvent>> byBook, BookService books) {
    if (byBook.size() == 1) {
      byBook.forEach(books::append);
      return;
    }
    List<Future<?>> appended = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byBook.forEach(
          (book, events) -> appended.add(threads.submit(() -> books.append(book, events))));
    }
    for (Future<?> each : appended) {
      if (each.state() == Future.State.FAILED) {
        throw each.exceptionNow() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(each.exceptionNow());
      }
    }
  }

  private static void add(
      Map<String, List<BookEvent>> byBook, OrderSummary order, BookEvent event) {
    byBook.computeIfAbsent(order.contractId(), book -> new ArrayList<>()).add(event);
  }

  /** A refund is one event, whether a fact or a call tells of it. */
  static BookEvent.SaleRefunded refund(
      String orderId, String refundId, Money amount, Instant refundedAt) {
    if (!amount.currency().equals(Money.CNY)) {
      throw Refusal.invalid("settlement.sale_amount_invalid", "amount");
    }
    return new BookEvent.SaleRefunded(
        "refund:" + orderId + ":" + refundId, refundedAt, orderId, refundId, amount.amount());
  }

  private static BookedSale sale(OrderSummary order, Instant paidAt) {
    if (!order.paid().currency().equals(Money.CNY) || order.paid().amount() <= 0) {
      throw Refusal.invalid("settlement.sale_amount_invalid", "paid");
    }
    return new BookedSale(
        order.orderId(),
        order.number(),
        order.productName(),
        order.unit().code(),
        order.quantity(),
        order.paid().amount(),
        order.contractVersion(),
        order.grade(),
        order.hostId(),
        order.legs(),
        order.lotId(),
        YearMonth.from(paidAt.atZone(BookFold.ZONE)).toString(),
        null,
        order.productId(),
        order.roomId());
  }
}
