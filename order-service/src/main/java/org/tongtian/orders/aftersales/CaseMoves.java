package org.tongtian.orders.aftersales;

import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.orders.aftersales.CaseSteps.Mover;

/** Has people move cases, each move once however often it is sent. */
@Component
class CaseMoves {

  private final IdempotentOperations operations;
  private final CaseSteps steps;

  /**
   * A move somebody asks for.
   *
   * @param actor as whom the caller moves the case
   * @param key the caller's Idempotency-Key
   * @param name of the move, for its operation
   * @param id the case
   * @param request its body; null where it has none
   * @param text what the caller says to it; may be empty
   */
  record Move(
      Actor actor,
      Caller caller,
      String key,
      String name,
      String id,
      Object request,
      String text) {}

  CaseMoves(IdempotentOperations operations, CaseSteps steps) {
    this.operations = operations;
    this.steps = steps;
  }

  /** Makes the move, or answers as it did before; 404 {@code aftersales.unknown} for others. */
  ResponseEntity<CaseView> once(Move move, BiFunction<AfterSalesCase, Mover, AfterSalesCase> step) {
    return operations.once(
        move.caller(),
        move.key(),
        "aftersales." + move.name() + ":" + move.id(),
        move.request(),
        HttpStatus.OK,
        CaseView.class,
        operation -> {
          AfterSalesCase seen =
              CaseAccess.as(move.actor(), move.caller(), steps.require(move.id()));
          Mover mover = new Mover(move.actor(), operation, move.caller().accountId(), move.text());
          return CaseView.of(step.apply(seen, mover), move.actor());
        });
  }
}
