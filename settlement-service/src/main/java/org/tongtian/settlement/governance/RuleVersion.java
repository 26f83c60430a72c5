package org.tongtian.settlement.governance;

import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * A rule as it counts from a time on.
 *
 * @param version from 1; 1 is what the platform was founded with
 * @param value in the rule's unit
 * @param effectiveFrom from when on it counts
 * @param proposal id of the proposal that was accepted, null for the founding rule
 * @param minute seq of the decision in the minutes, 0 for the founding rule
 */
@Pure
public record RuleVersion(
    PlatformRule rule,
    int version,
    long value,
    Instant effectiveFrom,
    String proposal,
    long minute) {

  static final Instant FOUNDED = Instant.parse("2025-01-01T00:00:00Z");

  /**
   * The version that counts at the time: of those in effect the one decided last, before the first
   * the first.
   *
   * @param versions of one rule, in the order in which they were decided
   */
  public static RuleVersion inForce(List<RuleVersion> versions, Instant at) {
    return versions.stream()
        .filter(version -> !version.effectiveFrom().isAfter(at))
        .reduce((earlier, later) -> later)
        .orElse(versions.getFirst());
  }

  static RuleVersion founding(PlatformRule rule) {
    return new RuleVersion(rule, 1, rule.founding(), FOUNDED, null, 0);
  }
}
