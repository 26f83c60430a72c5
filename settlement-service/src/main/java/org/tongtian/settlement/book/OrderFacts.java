package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongtian.api.orders.OrderPaid;
import org.tongtian.api.orders.OrderReceived;
import org.tongtian.api.orders.OrderRefunded;
import org.tongtian.api.orders.OrderSummary;
import org.tongtian.api.orders.RefundedLine;
import org.tongtian.api.orders.SoldLine;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.event.FactSubscription;
import org.tongtian.kit.event.Facts;
import org.tongtian.kit.problem.Refusal;

/**
 * Turns the facts of order-service into book events, one for each line of the order, which is a
 * sale of its own in the book of its contract; a batch becomes one block per book.
 *
 * <p>That an order was cancelled is no event: it ended unpaid, and one that was paid ends by a
 * refund. The fact may even come again after the order was paid late and came back (ADR 23).
 */
@Configuration(proxyBeanMethods = false)
class OrderFacts {

  private static final String PAID = Fact.typeOf(OrderPaid.class);
  private static final String RECEIVED = Fact.typeOf(OrderReceived.class);
  private static final String REFUNDED = Fact.typeOf(OrderRefunded.class);

  @Bean
  FactSubscription orderFactSubscription(Facts facts, BookService books) {
    return FactSubscription.to("order-service").inBatches(batch -> book(batch, facts, books));
  }

  static void book(List<Fact> batch, Facts facts, BookService books) {
    Map<String, List<BookEvent>> byBook = new LinkedHashMap<>();
    for (Fact fact : batch) {
      if (fact.type().equals(PAID)) {
        paid(byBook, fact.factId(), facts.read(fact, OrderPaid.class));
      } else if (fact.type().equals(RECEIVED)) {
        received(byBook, fact.factId(), facts.read(fact, OrderReceived.class));
      } else if (fact.type().equals(REFUNDED)) {
        refunded(byBook, facts.read(fact, OrderRefunded.class));
      }
    }
    append(byBook, books);
  }

  private static void paid(Map<String, List<BookEvent>> byBook, String factId, OrderPaid paid) {
    for (SoldLine line : paid.order().lines()) {
      BookedSale sale = SoldLines.sale(paid.order(), line, paid.paidAt());
      add(
          byBook,
          line.contractId(),
          new BookEvent.SalePaid(
              eventId(factId, paid.order(), line), paid.paidAt(), sale, line.contractHash()));
    }
  }

  private static void received(
      Map<String, List<BookEvent>> byBook, String factId, OrderReceived received) {
    for (SoldLine line : received.order().lines()) {
      String eventId = eventId(factId, received.order(), line);
      add(
          byBook,
          line.contractId(),
          new BookEvent.SaleReceived(eventId, received.receivedAt(), line.lineId()));
    }
  }

  private static void refunded(Map<String, List<BookEvent>> byBook, OrderRefunded refunded) {
    for (RefundedLine part : refunded.lines()) {
      SoldLine line =
          refunded.order().lines().stream()
              .filter(each -> each.lineId().equals(part.lineId()))
              .findFirst()
              .orElseThrow(() -> Refusal.invalid("settlement.refund_line_unknown", "lines"));
      if (!SoldLines.isNothing(part)) {
        add(
            byBook,
            line.contractId(),
            SoldLines.refund(refunded.refundId(), part, refunded.refundedAt()));
      }
    }
  }

  /** A fact is one event of each line; that of an order of one line has the fact's own id. */
  private static String eventId(String factId, OrderSummary order, SoldLine line) {
    return order.lines().size() == 1 ? factId : factId + ':' + line.lineId();
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

  private static void add(Map<String, List<BookEvent>> byBook, String book, BookEvent event) {
    byBook.computeIfAbsent(book, id -> new ArrayList<>()).add(event);
  }
}
