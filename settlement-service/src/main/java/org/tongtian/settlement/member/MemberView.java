package org.tongtian.settlement.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;

/**
 * A member's account as people see it (Law 2017, art. 43).
 *
 * @param coop party id of the co-op
 * @param party party id of the household
 * @param contribution capital paid in and not paid back
 * @param reserveShare the quantified part of the reserve
 * @param subsidyShare the quantified part of subsidies and donations
 * @param year whose trade volume it is
 * @param tradeVolume with the co-op in that year
 */
record MemberView(
    String coop,
    String number,
    String party,
    Text name,
    LocalDate joinedOn,
    Money contribution,
    Money reserveShare,
    Money subsidyShare,
    int year,
    Money tradeVolume) {

  static MemberView of(Member member, LocalDate today, int year, long tradeVolume) {
    MemberStanding standing = member.standingOn(today);
    return new MemberView(
        member.coop(),
        member.number(),
        member.party(),
        member.name(),
        member.joinedOn(),
        Money.cny(standing.contribution()),
        Money.cny(standing.reserveShare()),
        Money.cny(standing.subsidyShare()),
        year,
        Money.cny(tradeVolume));
  }

  /** A page of members. */
  record Page(List<MemberView> items, String next) {}

  /** An entry of the history. */
  record EntryView(
      String id, MemberEntryKind kind, Money amount, LocalDate on, String note, Instant at) {

    static EntryView of(MemberEntry entry) {
      return new EntryView(
          entry.id(),
          entry.kind(),
          Money.cny(entry.amount()),
          entry.on(),
          entry.note(),
          entry.at());
    }
  }

  /** A page of a history, newest first. */
  record HistoryPage(List<EntryView> items, String next) {}
}
