package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.OrdinaryClause;
import org.tongtian.settlement.contract.TieredCommission;

/**
 * Serves the ordinary clauses from the gross, in the order of their numbers: a clause gets what it
 * asks for or, where the sale is too small, what the clauses before it have left; the remainder
 * gets the rest.
 */
@Pure
final class FirstStage {

  private final Layout layout;
  private final long denominator;
  private final int[] places;
  private final Ask[] asks;
  private final List<TieredCommission> tiered = new ArrayList<>();

  FirstStage(ContractTerms terms, Layout layout, long denominator) {
    this.layout = layout;
    this.denominator = denominator;
    List<Ask> all = new ArrayList<>();
    List<Integer> slots = new ArrayList<>();
    for (Clause clause : terms.clauses()) {
      if (clause instanceof OrdinaryClause ordinary) {
        all.add(Ask.of(ordinary, terms, layout, denominator));
        slots.add(layout.place(clause.no(), clause.payee()));
      }
      if (clause instanceof TieredCommission commission) {
        tiered.add(commission);
      }
    }
    asks = all.toArray(Ask[]::new);
    places = slots.stream().mapToInt(Integer::intValue).toArray();
  }

  void serve(Sale sale, List<Progress> progress, Owed owed) {
    if (!tiered.isEmpty()) {
      noteVolumes(sale, progress, owed);
    }
    long left = Math.multiplyExact(sale.gross(), denominator);
    for (int i = 0; i < asks.length; i++) {
      int slot = places[i];
      owed.asked[slot] = asks[i].of(sale, owed, slot);
      owed.owed[slot] = Math.min(owed.asked[slot], left);
      left -= owed.owed[slot];
    }
    owed.owed[layout.remainder()] = left;
    owed.asked[layout.remainder()] = left;
  }

  private void noteVolumes(Sale sale, List<Progress> progress, Owed owed) {
    String month = sale.month().toString();
    for (TieredCommission clause : tiered) {
      if (counts(clause, sale)) {
        int slot = layout.place(clause.no(), clause.payee());
        owed.note(slot, Carry.measured(progress, clause.no(), month));
      }
    }
  }

  /** The progress after the sale. */
  List<Progress> progressAfter(Sale sale, List<Progress> progress) {
    List<Progress> after = progress;
    for (TieredCommission clause : tiered) {
      if (counts(clause, sale)) {
        long by = Tiers.measured(clause, sale);
        after = Carry.advanced(after, clause.no(), sale.month().toString(), by);
      }
    }
    return after;
  }

  /** The progress once so much of the sale is refunded in all, that much before. */
  List<Progress> progressWithout(Sale sale, List<Progress> progress, long before, long refunded) {
    List<Progress> left = progress;
    for (TieredCommission clause : tiered) {
      long by = Tiers.unmeasured(clause, sale, before, refunded);
      if (by != 0 && counts(clause, sale)) {
        left = Carry.advanced(left, clause.no(), sale.month().toString(), -by);
      }
    }
    return left;
  }

  private static boolean counts(TieredCommission clause, Sale sale) {
    return !clause.ownSalesOnly() || clause.payee().equals(sale.host());
  }
}
