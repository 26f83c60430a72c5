package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;

/**
 * Takes back what a refund undoes of a sale. What is taken back after so many fen are refunded in
 * all depends on that sum alone, so partial refunds in any order are the same as one; a refund of
 * everything takes back exactly what was given.
 *
 * <p>First by party, then among a party's lines: what the parties got is taken back in proportion,
 * in whole fen by Webster's method ({@link Webster}); what they gave comes back likewise, as many
 * fen in all as the refunded part of it, half up. So nobody gives back more than came.
 */
@Pure
public final class Refunds {

  private final Splitter splitter;

  /**
   * A refund.
   *
   * @param lines what is taken back, above zero; below zero what comes back to those who gave
   * @param carry after it
   */
  public record Refund(List<SplitLine> lines, Carry carry) {}

  /** Refunds of sales that this splitter split. */
  public Refunds(Splitter splitter) {
    this.splitter = splitter;
  }

  /**
   * Takes back.
   *
   * @param lines of the sale's split
   * @param before fen of the sale refunded before, from 0
   * @param after fen refunded with this refund, above that and at most the gross
   * @param carry before this refund
   */
  public Refund refund(Sale sale, List<SplitLine> lines, long before, long after, Carry carry) {
    if (before < 0 || after <= before || after > sale.gross()) {
      throw new IllegalArgumentException(
          "refund from " + before + " to " + after + " of " + sale.gross());
    }
    Layout layout = splitter.layout();
    long[] amounts = new long[layout.size()];
    for (SplitLine line : lines) {
      amounts[layout.place(line.clauseNo(), line.payee())] = line.amount();
    }
    long[] earlier = takenBack(amounts, before, sale.gross());
    long[] later = takenBack(amounts, after, sale.gross());
    List<SplitLine> taken = new ArrayList<>(lines.size());
    for (SplitLine line : lines) {
      int place = layout.place(line.clauseNo(), line.payee());
      taken.add(new SplitLine(line.clauseNo(), line.payee(), later[place] - earlier[place], 0, 0));
    }
    long[] owed = splitter.owedAgain(sale, lines);
    List<Long> residues = residues(sale.gross(), owed, earlier, later, before, after, carry);
    List<Progress> progress = splitter.progressWithout(sale, carry.progress(), before, after);
    return new Refund(taken, new Carry(carry.denominator(), residues, progress));
  }

  private List<Long> residues(
      long gross, long[] owed, long[] earlier, long[] later, long before, long after, Carry carry) {
    long unit = carry.denominator();
    long[] keptBefore = kept(owed, gross, before);
    long[] keptAfter = kept(owed, gross, after);
    List<Long> residues = new ArrayList<>(owed.length);
    for (int i = 0; i < owed.length; i++) {
      long taken = Math.multiplyExact(unit, later[i] - earlier[i]);
      long lost = Math.subtractExact(keptBefore[i], keptAfter[i]);
      residues.add(Math.addExact(carry.residues().get(i), Math.subtractExact(taken, lost)));
    }
    return residues;
  }

  /** What the sale still owes once so much is refunded; the remainder has what rounding leaves. */
  private long[] kept(long[] owed, long gross, long refunded) {
    int remainder = splitter.layout().remainder();
    long rest = Math.multiplyExact(gross - refunded, splitter.denominator());
    long[] kept = new long[owed.length];
    for (int i = 0; i < owed.length; i++) {
      if (i != remainder) {
        kept[i] = Webster.floorOfProduct(owed[i], gross - refunded, gross);
        rest = Math.subtractExact(rest, kept[i]);
      }
    }
    kept[remainder] = rest;
    return kept;
  }

  /** What is taken back of each slot once so much of the gross is refunded. */
  long[] takenBack(long[] amounts, long refunded, long gross) {
    Layout layout = splitter.layout();
    long[] ofParty = new long[layout.slotsOfParty.length];
    for (int slot = 0; slot < amounts.length; slot++) {
      ofParty[layout.partyOf[slot]] += amounts[slot];
    }
    long[] fromParty = parts(ofParty, refunded, refunded, gross);
    long[] taken = new long[amounts.length];
    for (int party = 0; party < fromParty.length; party++) {
      int[] slots = layout.slotsOfParty[party];
      long[] ofSlot = new long[slots.length];
      for (int i = 0; i < slots.length; i++) {
        ofSlot[i] = amounts[slots[i]];
      }
      long[] fromSlot = parts(ofSlot, fromParty[party], refunded, gross);
      for (int i = 0; i < slots.length; i++) {
        taken[slots[i]] = fromSlot[i];
      }
    }
    return taken;
  }

  /**
   * Parts of the amounts that sum to {@code take}: of the side (above or below zero) that weighs
   * less the refunded part, half up; of the other side what is missing then.
   */
  private static long[] parts(long[] amounts, long take, long refunded, long gross) {
    long[] got = new long[amounts.length];
    long[] gave = new long[amounts.length];
    long sumGot = 0;
    long sumGave = 0;
    for (int i = 0; i < amounts.length; i++) {
      got[i] = Math.max(0, amounts[i]);
      gave[i] = Math.max(0, -amounts[i]);
      sumGot += got[i];
      sumGave += gave[i];
    }
    long lesser = Webster.halfUpOfProduct(Math.min(sumGot, sumGave), refunded, gross);
    long[] plus = Webster.seats(got, sumGot >= sumGave ? take + lesser : lesser);
    long[] minus = Webster.seats(gave, sumGot >= sumGave ? lesser : lesser - take);
    long[] parts = new long[amounts.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = plus[i] - minus[i];
    }
    return parts;
  }
}
