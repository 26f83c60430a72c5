package org.tongtian.settlement.yearend;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.member.MemberStanding;
import org.tongtian.settlement.member.Residues;

/**
 * What the year end takes from a member's account.
 *
 * @param party party id of the household
 * @param number in the co-op's register
 * @param name for readers
 * @param tradeVolume with the co-op in the year, fen
 * @param standing the account at the end of the year
 * @param residues what rounding owes from the years before
 */
@Pure
public record MemberYear(
    String party,
    String number,
    Text name,
    long tradeVolume,
    MemberStanding standing,
    Residues residues) {

  /** The fields that are hashed. */
  Map<String, Object> canonical() {
    return Map.of(
        "party",
        party,
        "number",
        number,
        "tradeVolume",
        tradeVolume,
        "contribution",
        standing.contribution(),
        "reserveShare",
        standing.reserveShare(),
        "subsidyShare",
        standing.subsidyShare(),
        "residues",
        canonical(residues));
  }

  static Map<String, Object> canonical(Residues residues) {
    return Map.of(
        "byVolume",
        residues.byVolume(),
        "byCapital",
        residues.byCapital(),
        "reserve",
        residues.reserve());
  }
}
