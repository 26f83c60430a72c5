package org.tongtian.orders.aftersales;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.aftersales.CaseCommands.Decision;
import org.tongtian.orders.aftersales.CaseMoves.Move;

/** After-sales for the platform: what buyers and co-operatives could not settle. */
@RestController
class AppealController {

  private final CaseDecisions decisions;
  private final CaseRepository cases;
  private final CaseMoves moves;

  AppealController(CaseDecisions decisions, CaseRepository cases, CaseMoves moves) {
    this.decisions = decisions;
    this.cases = cases;
    this.moves = moves;
  }

  /** What the platform has to decide, oldest first; an auditor reads it. */
  @GetMapping("/api/orders/cases/appeals")
  CasePage appeals(
      Caller caller,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "20") int limit) {
    CasePaging.require(after, limit);
    caller.require(Role.PLATFORM, Role.AUDITOR);
    Actor viewer = caller.role() == Role.PLATFORM ? Actor.PLATFORM : null;
    return CasePage.of(cases.appealed(after, limit + 1), limit, viewer);
  }

  /**
   * The platform's last word. 400 {@code aftersales.verdict_missing}, {@code
   * aftersales.shares_invalid}, {@code aftersales.return_to_invalid}, {@code
   * aftersales.text_missing}; 409 {@code aftersales.already_sent_back}.
   */
  @PostMapping("/api/orders/cases/{id}/decision")
  ResponseEntity<CaseView> decide(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody Decision decision) {
    caller.require(Role.PLATFORM);
    String text = CaseWords.required(decision.text(), "text");
    return moves.once(
        new Move(Actor.PLATFORM, caller, key, "decide", id, decision, text),
        (seen, mover) -> decisions.decide(seen, decision, mover));
  }
}
