package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.CommonDenominator;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FloorPrice;

/**
 * Splits sales by one contract version (promises S1, S4, S13): exact in fractions of a fen, paid in
 * whole fen, the difference carried to the next sale. The order of the whole waterfall is written
 * in docs/settlement.md.
 *
 * <p>What a sale owes: {@link FirstStage} serves the ordinary clauses from the gross; then caps and
 * minimums, then floors, each in the order of the clause numbers, move money between the parties'
 * totals ({@link Adjustment}). What a sale is too small to pay is not owed by later sales.
 *
 * <p>What is paid: the carried residues and what this sale owes are added up by party; {@link
 * Apportionment} hands out whole fen to the parties and then, to a party with several slots, among
 * these ({@link Payment}). So each party stays within a fen of its exact entitlement over any
 * number of sales. A sale so small that this would need a negative share pays it back over the next
 * ones. What a sale has beside its list price ({@link PartLines}) changes nothing of this.
 */
@Pure
public final class Splitter {

  private final long denominator;
  private final Layout layout;
  private final FirstStage first;
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final Payment payment;
  private final PartLines parts;

  private Splitter(ContractTerms terms) {
    denominator = CommonDenominator.of(terms.clauses());
    layout = new Layout(terms);
    first = new FirstStage(terms, layout, denominator);
    payment = new Payment(layout, denominator);
    parts = new PartLines(terms);
    addAdjustments(terms, false);
    addAdjustments(terms, true);
  }

  private void addAdjustments(ContractTerms terms, boolean floors) {
    for (Clause clause : terms.clauses()) {
      if (clause instanceof AdjustingClause adjusting && clause instanceof FloorPrice == floors) {
        adjustments.add(new Adjustment(adjusting, layout, denominator));
      }
    }
  }

  /** The splitter of these terms, which keep all contract rules. */
  public static Splitter of(ContractTerms terms) {
    return new Splitter(terms);
  }

  /** The carry before the first sale. */
  public Carry noCarry() {
    return Carry.none(denominator, layout.size());
  }

  /**
   * Splits a sale.
   *
   * @param carry after the sale before, by the same terms
   * @param available what each fund that is a payer has in its balance, fen; none where it is
   *     absent
   * @return lines in the order of the slots; an adjusting clause has lines only where it moves
   *     something or leaves a shortfall; then the lines of what is beside the price
   * @throws ArithmeticException where the sale is beyond exact arithmetic (over 10¹² fen)
   */
  public Split split(Sale sale, Carry carry, Map<String, Long> available) {
    Owed owed = owed(sale, carry.progress(), available);
    int slots = layout.size();
    long[] due = new long[slots];
    for (int i = 0; i < slots; i++) {
      due[i] = Math.addExact(carry.residues().get(i), owed.owed[i]);
    }
    long[] paid = payment.of(sale.gross(), due, owed, available);
    List<SplitLine> lines = new ArrayList<>(slots + 3);
    List<Long> residues = new ArrayList<>(slots);
    for (int i = 0; i < slots; i++) {
      if (layout.isOrdinary[i] || owed.asked[i] != 0 || paid[i] != 0) {
        lines.add(line(i, paid[i], owed));
      }
      residues.add(Math.subtractExact(due[i], Math.multiplyExact(paid[i], denominator)));
    }
    parts.addTo(lines, sale);
    List<Progress> progress = first.progressAfter(sale, carry.progress());
    return new Split(lines, new Carry(denominator, residues, progress));
  }

  /** Splits a sale where no fund's balance can be drawn on. */
  public Split split(Sale sale, Carry carry) {
    return split(sale, carry, Map.of());
  }

  /**
   * What a sale that was split owed each of its lines exactly, in parts of a fen; from the sale and
   * its lines alone.
   *
   * @return in the order of the lines
   * @see #denominator()
   */
  public long[] owed(Sale sale, List<SplitLine> lines) {
    long[] bySlot = owedAgain(sale, lines);
    long[] byLine = new long[lines.size()];
    for (int i = 0; i < byLine.length; i++) {
      SplitLine line = lines.get(i);
      byLine[i] =
          line.part() == null
              ? bySlot[layout.place(line.clauseNo(), line.payee())]
              : Math.multiplyExact(line.amount(), denominator);
    }
    return byLine;
  }

  /** What a sale that was split owed each slot, in parts of a fen. */
  long[] owedAgain(Sale sale, List<SplitLine> lines) {
    List<Progress> progress = new ArrayList<>();
    Map<String, Long> available = new HashMap<>();
    for (SplitLine line : lines) {
      if (line.basis() == null) {
        continue;
      }
      if (layout.isOrdinary[layout.place(line.clauseNo(), line.payee())]) {
        progress.add(new Progress(line.clauseNo(), sale.month().toString(), line.basis()));
      } else {
        available.put(line.payee(), line.basis());
      }
    }
    return owed(sale, progress, available).owed;
  }

  /** So many parts are a fen. */
  public long denominator() {
    return denominator;
  }

  Layout layout() {
    return layout;
  }

  /** The progress of tiered commissions once so much of the sale is refunded in all. */
  List<Progress> progressWithout(Sale sale, List<Progress> progress, long before, long refunded) {
    return first.progressWithout(sale, progress, before, refunded);
  }

  private Owed owed(Sale sale, List<Progress> progress, Map<String, Long> available) {
    Owed owed = new Owed(layout.size());
    first.serve(sale, progress, owed);
    if (!layout.hasAdjustments) {
      return owed;
    }
    long[] totals = new long[layout.parties.size()];
    for (int slot = 0; slot < layout.size(); slot++) {
      totals[layout.partyOf[slot]] += owed.owed[slot];
    }
    for (Adjustment adjustment : adjustments) {
      adjustment.move(sale, totals, available, owed);
    }
    return owed;
  }

  private SplitLine line(int place, long paid, Owed owed) {
    Slot slot = layout.slot(place);
    long wholeFen = owed.owed[place] / denominator;
    long shortfall = owed.asked[place] / denominator - wholeFen;
    return new SplitLine(
        slot.clauseNo(), slot.payee(), paid, paid - wholeFen, shortfall, owed.basis(place));
  }
}
