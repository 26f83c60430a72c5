package org.tongtian.settlement.payout;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongtian.settlement.governance.GovernanceService;
import org.tongtian.settlement.governance.PlatformRule;
import org.tongtian.settlement.governance.RuleVersion;

/** On which days parties are paid out: by their own choice, else by the committee's default. */
@Component
class PayoutCycles {

  private final PayoutRepository payouts;
  private final GovernanceService governance;
  private volatile int followed;

  PayoutCycles(PayoutRepository payouts, GovernanceService governance) {
    this.payouts = payouts;
    this.governance = governance;
  }

  /** The party's first payout after the instant, also where it has no account yet. */
  Instant nextAfter(String party, Instant instant) {
    return after(payouts.account(party).map(PayoutAccount::cycle).orElse(null), instant);
  }

  /**
   * The first payout after the instant.
   *
   * @param cycle name of the {@link PayoutCycle}, null for the default
   */
  Instant after(String cycle, Instant instant) {
    return cycle == null
        ? DefaultCycle.nextAfter(versions(), instant)
        : PayoutCycle.valueOf(cycle).nextAfter(instant);
  }

  /**
   * Moves the runs to come of all who have chosen no cycle where the committee has decided since
   * this was done last. What is due already stays due.
   */
  void followDecisions(Instant now) {
    List<RuleVersion> versions = versions();
    if (versions.size() != followed) {
      payouts.planAgain(now, DefaultCycle.nextAfter(versions, now));
      followed = versions.size();
    }
  }

  private List<RuleVersion> versions() {
    return governance.versionsOf(PlatformRule.PAYOUT_CYCLE_DAYS);
  }
}
