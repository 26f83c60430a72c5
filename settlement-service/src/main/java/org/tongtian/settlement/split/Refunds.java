package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.BesidePrice;

/**
 * Takes back what a refund undoes of a sale. What is taken back after so many fen are refunded in
 * all depends on that sum alone, so partial refunds in any order are the same as one; a refund of
 * everything takes back exactly what was given.
 *
 * <p>First by party, then among a party's lines: what the parties got is taken back in proportion,
 * in whole fen by Webster's method ({@link Webster}); what they gave comes back likewise, as many
 * fen in all as the refunded part of it, half up. So nobody gives back more than came. Of coupons
 * and the delivery fee that is taken back which the refund states.
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
   * @param before what was refunded before
   * @param after what is with this refund, no part of it below before and none above the sale's
   * @param carry before this refund
   */
  public Refund refund(
      Sale sale, List<SplitLine> lines, Refunded before, Refunded after, Carry carry) {
    long goodsBefore = before.goods();
    long goods = after.goods();
    if (goodsBefore < 0 || goods < goodsBefore || goods > sale.gross()) {
      throw new IllegalArgumentException(
          "refund from " + goodsBefore + " to " + goods + " of " + sale.gross());
    }
    BesidePrice beside = after.beside().minus(before.beside());
    if (goods == goodsBefore) {
      return new Refund(taken(lines, new long[splitter.layout().size()], beside), carry);
    }
    long[] amounts = amounts(lines);
    long[] earlier = takenBack(amounts, goodsBefore, sale.gross());
    long[] later = takenBack(amounts, goods, sale.gross());
    long[] now = new long[amounts.length];
    for (int place = 0; place < now.length; place++) {
      now[place] = later[place] - earlier[place];
    }
    long[] owed = splitter.owedAgain(sale, lines);
    List<Long> residues = residues(sale.gross(), owed, now, goodsBefore, goods, carry);
    List<Progress> progress = splitter.progressWithout(sale, carry.progress(), goodsBefore, goods);
    return new Refund(
        taken(lines, now, beside), new Carry(carry.denominator(), residues, progress));
  }

  /** What refunds have left of the lines of a sale. */
  public List<SplitLine> kept(Sale sale, List<SplitLine> lines, Refunded refunded) {
    if (refunded.isNothing()) {
      return lines;
    }
    long[] now = takenBack(amounts(lines), refunded.goods(), sale.gross());
    List<SplitLine> taken = taken(lines, now, refunded.beside());
    List<SplitLine> kept = new ArrayList<>(lines.size());
    for (int i = 0; i < taken.size(); i++) {
      SplitLine line = lines.get(i);
      kept.add(line.left(taken.get(i).amount()));
    }
    return kept;
  }

  private long[] amounts(List<SplitLine> lines) {
    long[] amounts = new long[splitter.layout().size()];
    for (SplitLine line : lines) {
      if (line.part() == null) {
        amounts[place(line)] = line.amount();
      }
    }
    return amounts;
  }

  private int place(SplitLine line) {
    return splitter.layout().place(line.clauseNo(), line.payee());
  }

  private List<SplitLine> taken(List<SplitLine> lines, long[] ofSlots, BesidePrice beside) {
    List<SplitLine> taken = new ArrayList<>(lines.size());
    for (SplitLine line : lines) {
      taken.add(
          line.of(
              line.part() == null ? ofSlots[place(line)] : PartLines.signed(line.part(), beside)));
    }
    return taken;
  }

  private List<Long> residues(
      long gross, long[] owed, long[] now, long before, long after, Carry carry) {
    long unit = carry.denominator();
    long[] keptBefore = kept(owed, gross, before);
    long[] keptAfter = kept(owed, gross, after);
    List<Long> residues = new ArrayList<>(owed.length);
    for (int i = 0; i < owed.length; i++) {
      long taken = Math.multiplyExact(unit, now[i]);
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
