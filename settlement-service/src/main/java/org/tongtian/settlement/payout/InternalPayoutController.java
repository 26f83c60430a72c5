package org.tongtian.settlement.payout;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;

/** What operators and the seed of the market do about payouts. */
@RestController
class InternalPayoutController {

  private final PayoutService payouts;
  private final PayoutRun run;

  /**
   * A run out of the cycle.
   *
   * @param party who is paid out
   * @param run names the run; repeating it plans nothing new
   */
  record RunRequest(String party, String run) {}

  InternalPayoutController(PayoutService payouts, PayoutRun run) {
    this.payouts = payouts;
    this.run = run;
  }

  /** Registers an account for a party that has none; seeding again changes nothing. */
  @PutMapping("/internal/settlement/payout-accounts/{party}")
  PayoutService.AccountView put(
      @PathVariable String party, @RequestBody PayoutService.AccountDraft draft) {
    return payouts.registerFirst(party, draft);
  }

  /** Pays out to a party now what is available in its books. */
  @PostMapping("/internal/settlement/payout-runs")
  List<PayoutService.PayoutView> runNow(@RequestBody RunRequest request) {
    if (request.party() == null || request.run() == null || request.run().isBlank()) {
      throw Refusal.invalid("request.field_invalid", "run", "run");
    }
    return run.runNow(request.party(), request.run()).stream().map(PayoutService::view).toList();
  }
}
