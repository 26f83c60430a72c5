package org.tongtian.settlement.split;

import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.Ratio;

/** One bound or floor, moving money between the exact totals of the parties of a sale. */
@Pure
final class Adjustment {

  private final AdjustingClause clause;
  private final Layout layout;
  private final long denominator;
  private final int gain;
  private final int gainer;
  private final int[] gives;
  private final int[] givers;

  Adjustment(AdjustingClause clause, Layout layout, long denominator) {
    this.clause = clause;
    this.layout = layout;
    this.denominator = denominator;
    gain = layout.place(clause.no(), clause.payee());
    gainer = layout.partyOf[gain];
    gives = clause.givers().stream().mapToInt(giver -> layout.place(clause.no(), giver)).toArray();
    givers = new int[gives.length];
    for (int i = 0; i < gives.length; i++) {
      givers[i] = layout.partyOf[gives[i]];
    }
  }

  /**
   * Moves what the clause says.
   *
   * @param totals of the parties so far, changed
   * @param available balance of each fund, fen
   */
  void move(Sale sale, long[] totals, Map<String, Long> available, Owed owed) {
    if (clause instanceof Cap cap) {
      long excess = totals[givers[0]] - part(sale.gross(), cap.rate());
      give(0, Math.max(0, excess), totals, owed);
      owed.asked[gain] = owed.owed[gain];
      return;
    }
    long lack = Math.max(0, guaranteed(sale) - totals[gainer]);
    owed.asked[gain] = lack;
    for (int i = 0; i < gives.length && lack > 0; i++) {
      long most = Math.max(0, totals[givers[i]]);
      if (clause instanceof FloorPrice && layout.isFund[givers[i]]) {
        long balance = available.getOrDefault(layout.parties.get(givers[i]), 0L);
        owed.note(gives[i], balance);
        long all = Math.addExact(totals[givers[i]], Math.multiplyExact(balance, denominator));
        most = Math.max(0, all);
      }
      long given = Math.min(lack, most);
      give(i, given, totals, owed);
      lack -= given;
    }
  }

  private void give(int giver, long parts, long[] totals, Owed owed) {
    totals[givers[giver]] -= parts;
    totals[gainer] += parts;
    owed.owed[gives[giver]] = -parts;
    owed.asked[gives[giver]] = -parts;
    owed.owed[gain] += parts;
  }

  private long guaranteed(Sale sale) {
    return switch (clause) {
      case Minimum minimum -> part(sale.gross(), minimum.rate());
      case FloorPrice floor -> floor(floor, sale);
      case Cap _ -> throw new IllegalStateException("a cap guarantees nothing");
    };
  }

  /** The higher of the floor and the market with its markup, for the whole quantity. */
  private long floor(FloorPrice clause, Sale sale) {
    long unit = denominator / Ask.THOUSANDTHS;
    long price = Math.multiplyExact(clause.floor().amount(), unit);
    if (sale.market() != null) {
      Ratio markup = clause.markup();
      long whole = Math.addExact(markup.denominator(), markup.numerator());
      long market =
          Math.multiplyExact(Math.multiplyExact(sale.market(), whole), unit / markup.denominator());
      price = Math.max(price, market);
    }
    return Math.multiplyExact(price, sale.thousandths());
  }

  private long part(long gross, Ratio rate) {
    long parts = Math.multiplyExact(rate.numerator(), denominator / rate.denominator());
    return Math.multiplyExact(gross, parts);
  }
}
