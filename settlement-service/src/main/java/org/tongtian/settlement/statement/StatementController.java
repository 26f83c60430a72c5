package org.tongtian.settlement.statement;

import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Statements and sales for the parties that they concern (promises S16, G3). */
@RestController
@RequestMapping("/api/settlement")
class StatementController {

  private static final int LARGEST_PAGE = 100;

  private final StatementService statements;
  private final SaleService sales;
  private final Clock clock;

  StatementController(StatementService statements, SaleService sales, Clock clock) {
    this.statements = statements;
    this.sales = sales;
    this.clock = clock;
  }

  /**
   * The statement of the caller's party; an auditor names the party.
   *
   * @param period business month in Asia/Shanghai, e.g. 2026-11; this month where it is left out
   * @param after cursor of the page before
   * @param limit lines, from 1 to 100
   * @param party for auditors; anybody else may name the own party only (403)
   */
  @GetMapping("/statement")
  StatementView statement(
      @RequestParam(name = "period", required = false) String period,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      @RequestParam(name = "party", required = false) String party,
      Caller caller) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("request.field_invalid", "limit", "limit");
    }
    return statements.statement(
        partyToRead(party, caller),
        Period.of(period, clock.instant()),
        LinePosition.of(after),
        limit);
  }

  /** The whole split of an order's sale, for parties of its contract and auditors. */
  @GetMapping("/sales/{orderId}")
  SaleView sale(@PathVariable String orderId, Caller caller) {
    return sales.sale(orderId, caller);
  }

  private static String partyToRead(String party, Caller caller) {
    if (caller.role() == Role.AUDITOR) {
      if (party == null) {
        throw Refusal.invalid("request.field_invalid", "party", "party");
      }
      return party;
    }
    String own = caller.requireParty();
    if (party != null && !party.equals(own)) {
      throw Refusal.forbidden("auth.forbidden");
    }
    return own;
  }
}
