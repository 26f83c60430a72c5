package org.tongtian.settlement.book;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Channel;
import org.tongtian.settlement.split.SplitLine;

/**
 * What the payment channel itself pays out of a sale: the shares of the contract's direct clauses
 * leave the book by the channel as soon as they are payable, so that no bank pays them again. What
 * is disputed, goes for a coupon that the party bears, or has gone to a lender, stays behind; the
 * rest follows the payee's cycle as usual.
 */
@Pure
final class ChannelPlan {

  private ChannelPlan() {}

  static void pay(PlanDraft draft, Entry release) {
    Channel channel = draft.terms().terms(release.sale().contractVersion()).channel();
    if (channel != null) {
      direct(draft, release, channel)
          .forEach((party, fen) -> pay(draft, release, channel, party, fen));
    }
  }

  private static Map<String, Long> direct(PlanDraft draft, Entry release, Channel channel) {
    Map<String, Long> direct = new TreeMap<>();
    for (SplitLine line : release.lines()) {
      if (channel.directClauses().contains(line.clauseNo())) {
        direct.merge(line.payee(), line.amount(), Math::addExact);
      }
    }
    for (SplitLine line : release.lines()) {
      if (line.part() != null && line.part().isCoupon() && direct.containsKey(line.payee())) {
        direct.merge(line.payee(), line.amount(), Math::addExact);
      }
    }
    for (Hold hold : draft.state().holdsOf(release.sale().saleId())) {
      if (channel.directClauses().contains(hold.clauseNo())) {
        direct.merge(hold.party(), -hold.amount(), Math::addExact);
      }
    }
    return direct;
  }

  private static void pay(
      PlanDraft draft, Entry release, Channel channel, String party, long direct) {
    long amount = Math.min(direct, draft.state().account(party).available());
    if (amount <= 0) {
      return;
    }
    draft.add(
        new Entry(
            EntryKind.PAYOUT_SENT,
            release.event() + "/channel/" + party,
            release.happenedAt(),
            null,
            List.of(PlanDraft.line(0, party, amount)),
            Matter.of(ChannelPayouts.id(release.sale().saleId(), party), party, amount)
                .withFrom(Bucket.PAYABLE)
                .withCause(channel.profile())));
  }
}
