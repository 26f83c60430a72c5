package org.tongtian.settlement.split;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Tier;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.VolumeMeasure;

/** What a tiered commission asks of a sale; the volume before the sale is the slot's basis. */
@Pure
record Tiers(TieredCommission clause, long denominator) implements Ask {

  @Override
  public long of(Sale sale, Owed owed, int slot) {
    Long before = owed.basis(slot);
    if (before == null) {
      return 0;
    }
    return clause.measure() == VolumeMeasure.ORDERS
        ? Math.multiplyExact(sale.gross(), parts(rateAfter(clause, before)))
        : byValue(sale.gross(), before);
  }

  private long byValue(long gross, long before) {
    long sum = 0;
    for (int i = 0; i < clause.tiers().size(); i++) {
      long inside = partInside(clause, i, before, gross);
      if (inside > 0) {
        sum = Math.addExact(sum, Math.multiplyExact(inside, parts(clause.tiers().get(i).rate())));
      }
    }
    return sum;
  }

  /** The rate of an order before which there were so many. */
  static Ratio rateAfter(TieredCommission clause, long before) {
    Ratio rate = clause.tiers().getFirst().rate();
    for (Tier tier : clause.tiers()) {
      rate = tier.from() <= before ? tier.rate() : rate;
    }
    return rate;
  }

  /** The fen of a sale that fall into a tier, 0 or less for none. */
  static long partInside(TieredCommission clause, int tier, long before, long gross) {
    boolean isLast = tier == clause.tiers().size() - 1;
    long end = Math.addExact(before, gross);
    long to = isLast ? end : Math.min(end, clause.tiers().get(tier + 1).from());
    return to - Math.max(before, clause.tiers().get(tier).from());
  }

  /** What the sale adds to the volume. */
  static long measured(TieredCommission clause, Sale sale) {
    return clause.measure() == VolumeMeasure.ORDERS ? 1 : sale.gross();
  }

  /**
   * What a refund takes off the volume of the month of the sale: by VALUE as many fen as are
   * refunded, by ORDERS the order once all of it is.
   */
  static long unmeasured(TieredCommission clause, Sale sale, long before, long refunded) {
    if (clause.measure() == VolumeMeasure.VALUE) {
      return refunded - before;
    }
    return refunded == sale.gross() ? 1 : 0;
  }

  private long parts(Ratio rate) {
    return Math.multiplyExact(rate.numerator(), denominator / rate.denominator());
  }
}
