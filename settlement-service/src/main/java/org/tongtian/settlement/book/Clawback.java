package org.tongtian.settlement.book;

import java.time.Duration;
import java.time.Instant;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Channel;
import org.tongtian.settlement.contract.ChannelProfile;
import org.tongtian.settlement.contract.ContractTerms;

/**
 * Whether what a refund takes from a party can come back from the party itself. What the payment
 * channel paid out directly can't where the receiver is a person, or where the channel's days for
 * returns are over; the next in the contract's order of recovery answers for it then.
 */
@Pure
final class Clawback {

  private Clawback() {}

  /** Whether the party's part of the sale can't be had from the party any more. */
  static boolean isBarred(ContractTerms terms, Entry accrual, String party, Instant at) {
    Channel channel = terms.channel();
    if (channel == null || !isDirect(channel, accrual, party)) {
      return false;
    }
    if (terms.party(party).filter(ChannelProfile::isPerson).isPresent()) {
      return true;
    }
    Integer days = ChannelProfile.named(channel.profile()).orElseThrow().returnDays();
    return days != null && at.isAfter(accrual.happenedAt().plus(Duration.ofDays(days)));
  }

  private static boolean isDirect(Channel channel, Entry accrual, String party) {
    return accrual.lines().stream()
        .anyMatch(
            line ->
                line.payee().equals(party) && channel.directClauses().contains(line.clauseNo()));
  }
}
