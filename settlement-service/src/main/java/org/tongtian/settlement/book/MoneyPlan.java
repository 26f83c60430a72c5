package org.tongtian.settlement.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.split.SplitLine;

/** Money that no sale brings: deposits, transfers, payouts, and the prices that are noted. */
@Pure
final class MoneyPlan {

  private static final Set<String> CAUSES =
      Set.of("RETURN", "DIVIDEND", "FORWARD_DELIVERY", "FORWARD_BREACH", "REWARD");

  private MoneyPlan() {}

  static void deposit(PlanDraft draft, BookEvent.Deposited event) {
    PlanDraft.requirePositive(event.amount(), "amount");
    draft.add(
        entry(
            EntryKind.DEPOSITED,
            event,
            List.of(PlanDraft.line(0, event.party(), event.amount())),
            Matter.of(null, event.party(), event.amount()).withNote(event.note())));
  }

  static void transfer(PlanDraft draft, BookEvent.Transferred event) {
    if (!CAUSES.contains(event.cause())) {
      throw Refusal.invalid("book.cause_unknown", "cause", event.cause());
    }
    long sum = 0;
    long moved = 0;
    Set<String> parties = new HashSet<>();
    List<SplitLine> lines = new ArrayList<>();
    for (BookEvent.Leg leg : event.legs()) {
      sum = Math.addExact(sum, leg.amount());
      moved = Math.addExact(moved, Math.max(0, leg.amount()));
      if (leg.amount() == 0 || !parties.add(leg.party())) {
        throw Refusal.invalid("book.legs_wrong", "legs");
      }
      if (leg.amount() < 0) {
        draft.requireAvailable(leg.party(), -leg.amount());
      }
      lines.add(PlanDraft.line(event.clauseNo(), leg.party(), leg.amount()));
    }
    if (sum != 0 || lines.isEmpty()) {
      throw Refusal.invalid("book.legs_wrong", "legs");
    }
    draft.add(
        entry(
            EntryKind.TRANSFERRED,
            event,
            lines,
            Matter.of(event.ref(), null, moved)
                .withClause(event.version(), event.clauseNo())
                .withCause(event.cause())
                .withFrom(Bucket.PAYABLE)
                .withNote(event.note())));
  }

  static void send(PlanDraft draft, BookEvent.PayoutSent event) {
    PlanDraft.requirePositive(event.amount(), "amount");
    draft.requireAvailable(event.party(), event.amount());
    requireMoneyCameIn(draft, event.amount());
    if (draft.state().payout(event.payoutId()) != null) {
      throw Refusal.conflict("payout.sent_before", event.payoutId());
    }
    payout(draft, EntryKind.PAYOUT_SENT, event, event.payoutId(), Bucket.PAYABLE, null);
  }

  /** While a coupon is not made good, shares are more than the money that came in. */
  private static void requireMoneyCameIn(PlanDraft draft, long amount) {
    long cameIn = draft.state().payable();
    if (draft.state().uncovered() > 0 && amount > cameIn) {
      throw Refusal.conflict("book.money_not_in", Money.cny(cameIn), Money.cny(amount));
    }
  }

  static void finish(PlanDraft draft, BookEvent.PayoutDone event) {
    PayoutStanding standing = requirePayout(draft, event.payoutId());
    if (standing.state() == EntryKind.PAYOUT_RETURNED) {
      throw Refusal.conflict("payout.returned_before", event.payoutId());
    }
    if (standing.state() == EntryKind.PAYOUT_SENT) {
      payout(draft, EntryKind.PAYOUT_DONE, event, event.payoutId(), Bucket.TRANSIT, null);
    }
  }

  static void giveBack(PlanDraft draft, BookEvent.PayoutReturned event) {
    PayoutStanding standing = requirePayout(draft, event.payoutId());
    if (standing.state() != EntryKind.PAYOUT_RETURNED) {
      Bucket from = standing.state() == EntryKind.PAYOUT_DONE ? Bucket.OUT : Bucket.TRANSIT;
      payout(draft, EntryKind.PAYOUT_RETURNED, event, event.payoutId(), from, event.reason());
    }
  }

  private static PayoutStanding requirePayout(PlanDraft draft, String payoutId) {
    PayoutStanding standing = draft.state().payout(payoutId);
    if (standing == null) {
      throw Refusal.notFound("payout.unknown");
    }
    return standing;
  }

  private static void payout(
      PlanDraft draft,
      EntryKind kind,
      BookEvent event,
      String payoutId,
      Bucket from,
      String reason) {
    PayoutStanding standing = draft.state().payout(payoutId);
    String party = event instanceof BookEvent.PayoutSent sent ? sent.party() : standing.party();
    long amount = event instanceof BookEvent.PayoutSent sent ? sent.amount() : standing.amount();
    draft.add(
        entry(
            kind,
            event,
            List.of(PlanDraft.line(0, party, amount)),
            Matter.of(payoutId, party, amount).withFrom(from).withCause(reason)));
  }

  static void note(PlanDraft draft, BookEvent.PriceNoted event) {
    PlanDraft.requirePositive(event.price(), "price");
    draft.add(
        entry(
            EntryKind.MARKET_PRICE,
            event,
            List.of(),
            Matter.of(null, event.unit(), event.price())
                .withCause(event.grade())
                .withNote(event.note())));
  }

  static Entry entry(EntryKind kind, BookEvent event, List<SplitLine> lines, Matter matter) {
    return new Entry(kind, event.eventId(), event.happenedAt(), null, lines, matter);
  }
}
