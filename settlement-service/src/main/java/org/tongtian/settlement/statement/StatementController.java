package org.tongtian.settlement.statement;

import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.reading.Paging;
import org.tongtian.settlement.reading.Readers;

/** Statements and sales for the parties that they concern (promises S16, G3). */
@RestController
@RequestMapping("/api/settlement")
class StatementController {

  private static final int LONGEST_SEARCH = 60;

  private final StatementService statements;
  private final TotalsService totals;
  private final SaleService sales;
  private final Clock clock;

  StatementController(
      StatementService statements, TotalsService totals, SaleService sales, Clock clock) {
    this.statements = statements;
    this.totals = totals;
    this.sales = sales;
    this.clock = clock;
  }

  /**
   * The statement of the caller's party; an auditor names the party.
   *
   * @param period business month or half of one in Asia/Shanghai, e.g. 2026-11 or 2026-11-H1; this
   *     month where days are left out too
   * @param from first day, with {@code to} instead of a period
   * @param to last day, included; 400 days at most
   * @param dated BOOKED (default) or HAPPENED: on which day a line stands
   * @param asOf as known at that instant; now where it is left out
   * @param search part of an order number or a product's name
   * @param after cursor of the page before
   * @param limit lines, from 1 to 100
   * @param party for auditors; anybody else may name the own party only (403)
   */
  @GetMapping("/statement")
  StatementView statement(
      @RequestParam(name = "period", required = false) String period,
      @RequestParam(name = "from", required = false) String from,
      @RequestParam(name = "to", required = false) String to,
      @RequestParam(name = "dated", required = false) String dated,
      @RequestParam(name = "asOf", required = false) String asOf,
      @RequestParam(name = "search", required = false) String search,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      @RequestParam(name = "party", required = false) String party,
      Caller caller) {
    if (search != null && (search.isBlank() || search.length() > LONGEST_SEARCH)) {
      throw Refusal.invalid("request.field_invalid", "search", "search");
    }
    return statements.statement(
        Readers.partyToRead(party, caller),
        Span.of(period, from, to, dated, asOf, clock.instant()),
        search == null ? null : search.strip(),
        LinePosition.of(after),
        Paging.checked(limit));
  }

  /**
   * The sums of the same statement by product, live room or clause.
   *
   * @param by PRODUCT, ROOM or CLAUSE
   * @param period as for the statement, like the four after it
   * @param party for auditors; anybody else may name the own party only (403)
   */
  @GetMapping("/statement/totals")
  TotalsView totals(
      @RequestParam("by") TotalsView.By by,
      @RequestParam(name = "period", required = false) String period,
      @RequestParam(name = "from", required = false) String from,
      @RequestParam(name = "to", required = false) String to,
      @RequestParam(name = "dated", required = false) String dated,
      @RequestParam(name = "asOf", required = false) String asOf,
      @RequestParam(name = "party", required = false) String party,
      Caller caller) {
    return totals.totals(
        by,
        Readers.partyToRead(party, caller),
        Span.of(period, from, to, dated, asOf, clock.instant()));
  }

  /** The whole split of an order's sale, for parties of its contract and auditors. */
  @GetMapping("/sales/{saleId}")
  SaleView sale(@PathVariable String saleId, Caller caller) {
    return sales.sale(saleId, caller);
  }
}
