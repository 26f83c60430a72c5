package org.tongtian.orders.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.CatalogApi;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderService;

/**
 * Goes through all orders and all lots and reports every difference in money and stock. It changes
 * nothing and can run at any time: facts that are still on their way are waited for, by looking
 * again a few times at what seems to differ.
 */
@Service
class Auditor {

  private static final int PAGE = 100;
  private static final int LOOKS = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final OrderAudit orderAudit;
  private final StockAudit stockAudit;
  private final OrderService orders;
  private final AuditRepository reports;
  private final Clock clock;

  Auditor(
      OrderAudit orderAudit,
      StockAudit stockAudit,
      OrderService orders,
      AuditRepository reports,
      Clock clock) {
    this.orderAudit = orderAudit;
    this.stockAudit = stockAudit;
    this.orders = orders;
    this.reports = reports;
    this.clock = clock;
  }

  /** Audits everything, and keeps the report. */
  AuditReport run() {
    AuditReport report =
        new AuditReport(Ids.next(), now(), null, 0, 0, AuditReport.Sums.none(), List.of());
    report = withOrders(report);
    report = withLots(report);
    AuditReport done =
        new AuditReport(
            report.id(),
            report.startedAt(),
            now(),
            report.lots(),
            report.orders(),
            report.sums(),
            report.findings());
    reports.keep(done);
    return done;
  }

  private AuditReport withOrders(AuditReport report) {
    AuditReport.Sums sums = report.sums();
    List<Finding> findings = new ArrayList<>(report.findings());
    long count = 0;
    String after = null;
    List<Order> page;
    do {
      page = orders.after(after, PAGE);
      if (!page.isEmpty()) {
        OrderAudit.Result result = settled(page);
        findings.addAll(result.findings());
        sums = sums.plus(result.sums());
        count += page.size();
        after = page.getLast().position();
      }
    } while (page.size() == PAGE);
    return new AuditReport(
        report.id(), report.startedAt(), null, report.lots(), count, sums, findings);
  }

  /** The result of a page once nothing in it moves any more, or it was looked at often enough. */
  private OrderAudit.Result settled(List<Order> page) {
    OrderAudit.Result result = orderAudit.check(page);
    for (int look = 1; look < LOOKS && !result.suspicious().isEmpty(); look++) {
      pause();
      List<String> ids = page.stream().map(Order::id).toList();
      result = orderAudit.check(orders.find(ids));
    }
    return result;
  }

  private AuditReport withLots(AuditReport report) {
    List<Finding> findings = new ArrayList<>(report.findings());
    long count = 0;
    String after = null;
    List<StockAccount> page;
    do {
      page = stockAudit.lots(after);
      for (StockAccount lot : page) {
        findings.addAll(settled(lot));
      }
      count += page.size();
      after = page.isEmpty() ? null : page.getLast().lotId();
    } while (page.size() == CatalogApi.MOST);
    return new AuditReport(
        report.id(), report.startedAt(), null, count, report.orders(), report.sums(), findings);
  }

  private List<Finding> settled(StockAccount lot) {
    List<Finding> findings = stockAudit.check(lot, now());
    for (int look = 1; look < LOOKS && !findings.isEmpty(); look++) {
      pause();
      findings = stockAudit.check(stockAudit.again(lot), now());
    }
    return findings;
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped in the middle of an audit", stopped);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
