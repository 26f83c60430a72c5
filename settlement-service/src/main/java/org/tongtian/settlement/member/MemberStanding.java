package org.tongtian.settlement.member;

import java.time.LocalDate;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * What a member's account holds on a day, fen.
 *
 * @param contribution capital paid in and not paid back
 * @param reserveShare the quantified part of the reserve
 * @param subsidyShare the quantified part of subsidies and donations
 */
@Pure
public record MemberStanding(long contribution, long reserveShare, long subsidyShare) {

  /** Adds up the entries up to the end of the day. */
  static MemberStanding of(List<MemberEntry> history, LocalDate day) {
    long contribution = 0;
    long reserve = 0;
    long subsidy = 0;
    for (MemberEntry entry : history) {
      if (entry.on().isAfter(day)) {
        continue;
      }
      switch (entry.kind()) {
        case CONTRIBUTION -> contribution = Math.addExact(contribution, entry.amount());
        case WITHDRAWAL -> contribution = Math.subtractExact(contribution, entry.amount());
        case RESERVE_SHARE -> reserve = Math.addExact(reserve, entry.amount());
        case SUBSIDY_SHARE -> subsidy = Math.addExact(subsidy, entry.amount());
        case DELIVERY, DIVIDEND -> {
          // counts as trade and as money, not as capital
        }
      }
    }
    return new MemberStanding(contribution, reserve, subsidy);
  }

  /** What the dividend on capital is reckoned by (art. 44): all three together. */
  public long capitalBase() {
    return Math.addExact(Math.addExact(contribution, reserveShare), subsidyShare);
  }
}
