package org.tongtian.orders.audit;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Where an auditor has money and stock added up, and operators too. */
@RestController
class AuditController {

  private final Auditor auditor;
  private final AuditRepository reports;
  private final IdempotentOperations operations;

  AuditController(Auditor auditor, AuditRepository reports, IdempotentOperations operations) {
    this.auditor = auditor;
    this.reports = reports;
    this.operations = operations;
  }

  /**
   * Audits all orders and lots now and says every difference; changes nothing. Where that takes
   * longer than seven seconds, the report says {@code RUNNING} and what was found so far; {@code
   * GET /api/orders/audits/{id}} has the rest.
   */
  @PostMapping("/api/orders/audits")
  ResponseEntity<AuditReport> run(Caller caller, @RequestHeader("Idempotency-Key") String key) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return operations.once(
        caller, key, "order.audit", null, HttpStatus.OK, AuditReport.class, auditor::run);
  }

  /**
   * Begins an audit and answers at once, for who watches its progress: 202 with the report so far;
   * {@code GET /api/orders/audits/{id}} says how far it is.
   */
  @PostMapping("/api/orders/audits/start")
  ResponseEntity<AuditReport> start(Caller caller, @RequestHeader("Idempotency-Key") String key) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return operations.once(
        caller,
        key,
        "order.audit.start",
        null,
        HttpStatus.ACCEPTED,
        AuditReport.class,
        auditor::start);
  }

  /** A report, also of an audit that runs. 404 {@code audit.unknown}. */
  @GetMapping("/api/orders/audits/{id}")
  AuditReport one(Caller caller, @PathVariable String id) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return reports.find(id).orElseThrow(() -> Refusal.notFound("audit.unknown"));
  }

  /** The newest reports. */
  @GetMapping("/api/orders/audits")
  List<AuditReport> latest(Caller caller) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return reports.latest();
  }

  /** The same for an operator or a job of the cluster. */
  @PostMapping("/internal/orders/audits")
  AuditReport runInternally() {
    return auditor.run(Ids.next());
  }
}
