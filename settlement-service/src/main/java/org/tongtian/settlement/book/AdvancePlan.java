package org.tongtian.settlement.book;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.Advance;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.split.SplitLine;

/** Advances and how they are repaid from releases (promise S12). */
@Pure
final class AdvancePlan {

  private AdvancePlan() {}

  /** A lender pays in advance, from what it has put in. */
  static void pay(PlanDraft draft, BookEvent.AdvancePaid event) {
    PlanDraft.requirePositive(event.amount(), "amount");
    if (!(draft.clause(event.version(), event.clauseNo()) instanceof Advance advance)) {
      throw Refusal.invalid("book.clause_wrong", "clauseNo", event.clauseNo());
    }
    draft.requireAvailable(advance.payee(), event.amount());
    draft.add(
        MoneyPlan.entry(
            EntryKind.ADVANCED,
            event,
            List.of(
                PlanDraft.line(advance.no(), advance.payee(), -event.amount()),
                PlanDraft.line(advance.no(), advance.party(), event.amount())),
            Matter.of(null, advance.party(), event.amount())
                .withClause(event.version(), advance.no())
                .withCounterparty(advance.payee())));
  }

  static void repay(PlanDraft draft, Entry release) {
    for (Clause clause : draft.terms().terms(release.sale().contractVersion()).clauses()) {
      if (clause instanceof Advance advance) {
        draft.state().advances().of(advance.party()).stream()
            .filter(standing -> standing.lender().equals(advance.payee()))
            .findFirst()
            .ifPresent(standing -> repay(draft, release, advance, standing));
      }
    }
  }

  private static void repay(
      PlanDraft draft, Entry release, Advance advance, AdvanceStanding standing) {
    long released = 0;
    for (SplitLine line : release.lines()) {
      released += line.payee().equals(advance.party()) ? line.amount() : 0;
    }
    long amount = Math.min(standing.outstanding(), floor(advance.share(), released));
    amount = Math.min(amount, roomInCycle(draft, release, advance, standing));
    amount = Math.min(amount, draft.state().account(advance.party()).available());
    if (amount <= 0) {
      return;
    }
    draft.add(
        new Entry(
            EntryKind.REPAID,
            release.event() + "/repaid/" + advance.no(),
            release.happenedAt(),
            release.sale(),
            List.of(
                PlanDraft.line(advance.no(), advance.party(), -amount),
                PlanDraft.line(advance.no(), advance.payee(), amount)),
            Matter.of(null, advance.party(), amount)
                .withClause(release.sale().contractVersion(), advance.no())
                .withCounterparty(advance.payee())));
  }

  /** What may still be repaid of this cycle, so that the party keeps its minimum of it. */
  private static long roomInCycle(
      PlanDraft draft, Entry release, Advance advance, AdvanceStanding standing) {
    int days = advance.cycleDays();
    long cycle = Math.floorDiv(AdvanceState.day(release) - standing.since(), days);
    DaySums sums =
        draft
            .state()
            .advances()
            .sums(advance.payee(), advance.party(), standing.since() + cycle * days, days);
    return sums.released() - sums.repaid() - advance.keptMinimum().amount();
  }

  /** The part of a fen that is left over stays with the borrower. */
  private static long floor(Ratio share, long released) {
    return Math.floorDiv(
        Math.multiplyExact(Math.max(0, released), share.numerator()), share.denominator());
  }
}
