package org.tongtian.settlement.payout;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.governance.RuleVersion;

/** The payout days of who has chosen no cycle: on each day by the rule that counts then. */
@Pure
final class DefaultCycle {

  private DefaultCycle() {}

  /**
   * The first payout day after the instant.
   *
   * @param versions of the rule on the default cycle, in the order in which they were decided
   */
  static Instant nextAfter(List<RuleVersion> versions, Instant instant) {
    Instant ruled = instant;
    Instant after = instant;
    while (true) {
      int days = Math.toIntExact(RuleVersion.inForce(versions, ruled).value());
      Instant next = PayoutCycle.nextAfter(after, days);
      Optional<Instant> change = changeAfter(versions, ruled);
      if (change.isEmpty() || next.isBefore(change.get())) {
        return next;
      }
      ruled = change.get();
      after = ruled.minusNanos(1); // the day on which a rule begins may be a payout day
    }
  }

  private static Optional<Instant> changeAfter(List<RuleVersion> versions, Instant instant) {
    return versions.stream()
        .map(RuleVersion::effectiveFrom)
        .filter(from -> from.isAfter(instant))
        .min(Comparator.naturalOrder());
  }
}
