package org.tongtian.orders.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Where the comparison of a day can be read, and asked for again. */
@RestController
class ReconciliationController {

  private final ReconciliationService reconciliations;
  private final ReconciliationRepository days;
  private final IdempotentOperations operations;

  /**
   * A day in the list.
   *
   * @param differences how many
   */
  record DayView(
      String day,
      java.time.Instant ranAt,
      Reconciliation.Side channel,
      Reconciliation.Side ours,
      int differences) {

    static DayView of(Reconciliation done) {
      return new DayView(
          done.day(), done.ranAt(), done.channel(), done.ours(), done.differences().size());
    }
  }

  ReconciliationController(
      ReconciliationService reconciliations,
      ReconciliationRepository days,
      IdempotentOperations operations) {
    this.reconciliations = reconciliations;
    this.days = days;
    this.operations = operations;
  }

  /** The days that were compared, newest first, at most sixty. */
  @GetMapping("/api/orders/reconciliations")
  List<DayView> latest(Caller caller) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return days.latest().stream().map(DayView::of).toList();
  }

  /**
   * A day with every difference. 404 {@code reconciliation.unknown} where it was not compared yet.
   */
  @GetMapping("/api/orders/reconciliations/{day}")
  Reconciliation day(Caller caller, @PathVariable("day") LocalDate day) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return done(day);
  }

  /**
   * Compares a day again, after something was put right; changes neither payments nor orders. 409
   * {@code payment.statement_not_ready}, {@code reconciliation.day_not_over}, {@code
   * reconciliation.day_too_old}; 503 {@code payment.channel_unreachable}, {@code
   * reconciliation.book_unreachable}.
   */
  @PostMapping("/api/orders/reconciliations/{day}")
  ResponseEntity<Reconciliation> again(
      Caller caller,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable("day") LocalDate day) {
    caller.require(Role.AUDITOR, Role.PLATFORM);
    return operations.once(
        caller,
        key,
        "order.reconcile",
        day,
        HttpStatus.OK,
        Reconciliation.class,
        operationId -> reconciliations.run(day));
  }

  /** The same for an operator or a job of the cluster. */
  @PostMapping("/internal/orders/reconciliations/{day}")
  Reconciliation run(@PathVariable("day") LocalDate day) {
    return reconciliations.run(day);
  }

  /** The same for an operator or a job of the cluster. */
  @GetMapping("/internal/orders/reconciliations/{day}")
  Reconciliation read(@PathVariable("day") LocalDate day) {
    return done(day);
  }

  private Reconciliation done(LocalDate day) {
    return days.find(day)
        .filter(found -> found.state() == Reconciliation.State.DONE)
        .orElseThrow(() -> Refusal.notFound("reconciliation.unknown"));
  }
}
