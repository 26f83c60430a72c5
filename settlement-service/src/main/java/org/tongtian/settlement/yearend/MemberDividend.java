package org.tongtian.settlement.yearend;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.member.Residues;

/**
 * What the year end gives one member, fen.
 *
 * @param member what it was reckoned from
 * @param byVolume paid by trade volume
 * @param byCapital paid by capital
 * @param reserve of this year's reserve counted as the member's: stays in the co-op (art. 42)
 * @param residues what rounding owes after this year
 */
@Pure
public record MemberDividend(
    MemberYear member, long byVolume, long byCapital, long reserve, Residues residues) {

  /** What the member is paid. */
  public long total() {
    return Math.addExact(byVolume, byCapital);
  }

  /** The fields that are hashed. */
  Map<String, Object> canonical() {
    return Map.of(
        "party",
        member.party(),
        "byVolume",
        byVolume,
        "byCapital",
        byCapital,
        "reserve",
        reserve,
        "residues",
        MemberYear.canonical(residues));
  }
}
