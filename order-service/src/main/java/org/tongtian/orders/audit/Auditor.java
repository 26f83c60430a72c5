package org.tongtian.orders.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/**
 * Goes through all orders and all lots and reports every difference in money and stock. It changes
 * nothing and can run at any time: facts that are still on their way are waited for, by looking
 * again a few times at what seems to differ.
 */
@Service
class Auditor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
  private static final int PAGE = 100;
  private static final int LOOKS = 10;

  /** Shorter than the gateway waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private static final Duration LOOK_IN = Duration.ofMillis(50);

  private final OrderAudit orderAudit;
  private final StockAudit stockAudit;
  private final OrderService orders;
  private final AuditRepository reports;
  private final Clock clock;
  private final Duration lookAgain;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Auditor(
      OrderAudit orderAudit,
      StockAudit stockAudit,
      OrderService orders,
      AuditRepository reports,
      Clock clock,
      @Value("${tongtian.audit.look-again}") Duration lookAgain) {
    this.orderAudit = orderAudit;
    this.stockAudit = stockAudit;
    this.orders = orders;
    this.reports = reports;
    this.clock = clock;
    this.lookAgain = lookAgain;
  }

  /**
   * Audits everything and keeps the report. Where that takes longer than a caller waits, the answer
   * says how far it is, and it goes on.
   */
  AuditReport run(String id) {
    AuditReport report = start(id);
    Instant patience = clock.instant().plus(PATIENCE);
    while (report.state() == AuditReport.State.RUNNING && clock.instant().isBefore(patience)) {
      pause(LOOK_IN);
      report = reports.find(id).orElseThrow();
    }
    return report;
  }

  /**
   * Begins to audit and answers at once; the report under the id says how far it is. One that was
   * begun under the id goes on.
   */
  AuditReport start(String id) {
    return reports
        .find(id)
        .orElseGet(
            () -> {
              AuditReport begun = begin(id);
              threads.execute(() -> run(begun));
              return begun;
            });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private AuditReport begin(String id) {
    AuditReport begun = AuditReport.begun(id, now());
    reports.keep(begun);
    return begun;
  }

  private AuditReport run(AuditReport begun) {
    AuditReport last = begun;
    try {
      List<Order> some = orders.after(null, PAGE);
      while (!some.isEmpty()) {
        last = come(withOrders(last, some));
        some = orders.after(some.getLast().position(), PAGE);
      }
      List<StockAccount> lots = stockAudit.lots(null);
      while (!lots.isEmpty()) {
        last = come(withLots(last, lots));
        lots = stockAudit.lots(lots.getLast().lotId());
      }
      return come(last.ended(AuditReport.State.DONE, now()));
    } catch (RuntimeException failure) {
      LOG.error("The audit {} could not go on", begun.id(), failure);
      reports.keep(last.ended(AuditReport.State.FAILED, now()));
      throw failure;
    }
  }

  private AuditReport come(AuditReport further) {
    reports.keep(further);
    return further;
  }

  private AuditReport withOrders(AuditReport report, List<Order> page) {
    OrderAudit.Result result = settled(page);
    return report.withOrders(page.size(), result.sums(), result.findings(), now());
  }

  private AuditReport withLots(AuditReport report, List<StockAccount> page) {
    AuditReport further = report;
    for (StockAccount lot : page) {
      further = further.withLots(1, settled(lot), now());
    }
    return further;
  }

  /** The result of a page once nothing in it moves any more, or it was looked at often enough. */
  private OrderAudit.Result settled(List<Order> page) {
    OrderAudit.Result result = orderAudit.check(page);
    for (int look = 1; look < LOOKS && !result.suspicious().isEmpty(); look++) {
      pause(lookAgain);
      List<String> ids = page.stream().map(Order::id).toList();
      result = orderAudit.check(orders.find(ids));
    }
    return result;
  }

  private List<Finding> settled(StockAccount lot) {
    List<Finding> findings = stockAudit.check(lot, now());
    for (int look = 1; look < LOOKS && !findings.isEmpty(); look++) {
      pause(lookAgain);
      findings = stockAudit.check(stockAudit.again(lot), now());
    }
    return findings;
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped in the middle of an audit", stopped);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
