package org.tongtian.settlement.book;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.RecoverySource;
import org.tongtian.settlement.contract.RecoveryStep;
import org.tongtian.settlement.split.SplitLine;

/**
 * Receivables that refunds after payout leave, recovered in the order that the contract states. The
 * steps before the next cycle act at once, those after it when it is due; where nothing can be had
 * from the party itself ({@link Clawback}) all of them at once.
 */
@Pure
final class RecoveryPlan {

  private RecoveryPlan() {}

  static void recoverAtOnce(
      PlanDraft draft, BookEvent event, Entry accrual, List<SplitLine> taken) {
    int version = accrual.sale().contractVersion();
    Set<String> parties = new TreeSet<>();
    taken.forEach(line -> parties.add(line.payee()));
    for (String party : parties) {
      boolean isBarred =
          Clawback.isBarred(draft.terms().terms(version), accrual, party, event.happenedAt());
      for (RecoveryStep step : steps(draft, version)) {
        if (step.from() == RecoverySource.NEXT_CYCLE) {
          if (!isBarred) {
            break;
          }
          continue;
        }
        String id = event.eventId() + "/recovered/" + party + '/' + step.party();
        recover(draft, id, event, version, party, step);
      }
    }
  }

  static void recoverDue(PlanDraft draft, BookEvent.ReceivableDue event) {
    boolean first = true;
    for (RecoveryStep step : steps(draft, event.version())) {
      if (step.from() != RecoverySource.NEXT_CYCLE) {
        String id = first ? event.eventId() : event.eventId() + '/' + step.party();
        first &= !recover(draft, id, event, event.version(), event.party(), step);
      }
    }
  }

  private static List<RecoveryStep> steps(PlanDraft draft, int version) {
    List<RecoveryStep> steps = draft.terms().terms(version).recovery();
    return steps == null ? List.of() : steps;
  }

  /** Whether anything was recovered by that step. */
  private static boolean recover(
      PlanDraft draft, String id, BookEvent event, int version, String party, RecoveryStep step) {
    long receivable = draft.state().account(party).recoverable();
    long available = draft.state().account(step.party()).available();
    long amount = Math.min(receivable, available);
    if (amount <= 0 || step.party().equals(party)) {
      return false;
    }
    draft.add(
        new Entry(
            EntryKind.RECOVERED,
            id,
            event.happenedAt(),
            null,
            List.of(PlanDraft.line(0, step.party(), -amount), PlanDraft.line(0, party, amount)),
            Matter.of(null, party, amount)
                .withClause(version, 0)
                .withCounterparty(step.party())
                .withCause(step.from().name())));
    return true;
  }
}
