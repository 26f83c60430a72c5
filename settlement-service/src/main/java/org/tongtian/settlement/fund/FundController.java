package org.tongtian.settlement.fund;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.reading.Paging;

/** Funds, for everybody, signed in or not (promises S7 to S10). */
@RestController
@RequestMapping("/api/settlement/funds")
class FundController {

  private final FundService funds;

  /** All funds. */
  record FundList(List<FundView> items) {}

  FundController(FundService funds) {
    this.funds = funds;
  }

  /** All funds with balance, in, out and debts. */
  @GetMapping
  FundList funds() {
    return new FundList(funds.funds());
  }

  /**
   * One fund with its movements, newest first; 404 where it is no fund.
   *
   * @param after cursor of the page before
   * @param limit movements, from 1 to 100
   */
  @GetMapping("/{id}")
  FundView fund(
      @PathVariable String id,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit) {
    return funds.fund(id, instant(after), Paging.checked(limit));
  }

  private static Instant instant(String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return Instant.ofEpochMilli(Long.parseLong(cursor));
    } catch (NumberFormatException malformed) {
      throw Refusal.invalid("request.field_invalid", "after", "after");
    }
  }
}
