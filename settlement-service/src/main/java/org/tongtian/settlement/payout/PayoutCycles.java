package org.tongtian.settlement.payout;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** On which days parties are paid out: by their own choice, else by the default for all. */
@Component
class PayoutCycles {

  private final PayoutRepository payouts;
  private final BankSettings settings;

  PayoutCycles(PayoutRepository payouts, BankSettings settings) {
    this.payouts = payouts;
    this.settings = settings;
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
        ? PayoutCycle.nextAfter(instant, settings.defaultCycleDays())
        : PayoutCycle.valueOf(cycle).nextAfter(instant);
  }
}
