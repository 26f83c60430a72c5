package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.PartClause;
import org.tongtian.settlement.contract.SalePart;

/**
 * The lines of what a sale has beside the list price: the delivery fee goes to its payee, a coupon
 * is taken from who bears it. They are whole fen, so nothing of them is rounded or carried.
 */
@Pure
public final class PartLines {

  private final List<PartClause> clauses = new ArrayList<>();

  PartLines(ContractTerms terms) {
    for (SalePart part : SalePart.values()) {
      terms.clauseOf(part).ifPresent(clauses::add);
    }
    clauses.sort(Comparator.comparingInt(PartClause::no));
  }

  /**
   * Adds the lines of the sale's parts, in the order of their clauses.
   *
   * @throws IllegalStateException where the sale has a part that no clause speaks of
   */
  void addTo(List<SplitLine> lines, Sale sale) {
    if (sale.beside().isNothing()) {
      return;
    }
    BesidePrice open = sale.beside();
    for (PartClause clause : clauses) {
      SalePart part = clause.part();
      long fen = signed(part, sale.beside());
      if (fen != 0) {
        lines.add(new SplitLine(clause.no(), clause.payee(), fen, 0, 0, null, part));
      }
      open = open.without(part);
    }
    if (!open.isNothing()) {
      throw new IllegalStateException("no clause speaks of " + open);
    }
  }

  /** What a line about that part has: below zero where it takes. */
  static long signed(SalePart part, BesidePrice beside) {
    return part.isCoupon() ? -beside.of(part) : beside.of(part);
  }

  /** What lines say of the parts in all; lines of the price say nothing of them. */
  public static BesidePrice in(List<SplitLine> lines) {
    BesidePrice sum = BesidePrice.NOTHING;
    for (SplitLine line : lines) {
      if (line.part() != null) {
        long fen = line.part().isCoupon() ? -line.amount() : line.amount();
        sum = sum.plus(BesidePrice.only(line.part(), fen));
      }
    }
    return sum;
  }
}
