package org.tongtian.settlement.book;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Channel;
import org.tongtian.settlement.contract.ChannelProfile;
import org.tongtian.settlement.contract.Ratio;
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
      long most = most(release, channel);
      for (Map.Entry<String, Long> direct : direct(draft, release, channel).entrySet()) {
        most -= pay(draft, release, channel, direct.getKey(), Math.min(direct.getValue(), most));
      }
    }
  }

  /**
   * The most that the channel itself can pay of the sale. Without coupons the rules of the contract
   * have seen to it; with them the consumer has paid less than the shares are taken of.
   */
  private static long most(Entry release, Channel channel) {
    if (release.sale().beside().coupons() == 0) {
      return Long.MAX_VALUE;
    }
    long paid = 0;
    for (SplitLine line : release.lines()) {
      paid = Math.addExact(paid, line.amount());
    }
    Ratio rate = ChannelProfile.named(channel.profile()).orElseThrow().mostRate();
    return Math.floorDiv(Math.multiplyExact(paid, rate.numerator()), rate.denominator());
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

  /** What the channel pays, 0 for nothing. */
  private static long pay(
      PlanDraft draft, Entry release, Channel channel, String party, long direct) {
    long amount = Math.min(direct, draft.state().account(party).available());
    if (amount <= 0) {
      return 0;
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
    return amount;
  }
}
