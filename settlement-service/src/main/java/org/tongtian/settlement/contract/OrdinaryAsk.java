package org.tongtian.settlement.contract;

import org.tongtian.kit.Pure;

/**
 * The most that an ordinary clause can ask of the smallest sale of a contract.
 *
 * @param rate of the gross amount, zero for a fixed fee
 * @param fee fen, 0 for a rate
 */
@Pure
record OrdinaryAsk(Ratio rate, long fee) {

  static final Ratio NOTHING = Ratio.percent(0);

  /** The ask of a clause; a remainder asks for nothing of its own. */
  static OrdinaryAsk of(OrdinaryClause clause, SmallestSale smallest) {
    return switch (clause) {
      case ShareOfGross share -> rate(share.rate());
      case ShareOfNet share -> rate(share.rate());
      case Levy levy -> rate(levy.rate());
      case InsurancePremium premium -> rate(premium.rate());
      case TieredCommission tiered -> rate(tiered.highestRate());
      case FundContribution fund when fund.rate() != null -> rate(fund.rate());
      case FundContribution fund -> fee(fund.fee().amount(), FeeBasis.UNIT, smallest);
      case FixedFee fee -> fee(fee.fee().amount(), fee.per(), smallest);
      case Remainder _ -> rate(NOTHING);
    };
  }

  boolean isFee() {
    return fee > 0;
  }

  private static OrdinaryAsk rate(Ratio rate) {
    return new OrdinaryAsk(rate, 0);
  }

  private static OrdinaryAsk fee(long amount, FeeBasis per, SmallestSale smallest) {
    if (smallest == null) {
      return new OrdinaryAsk(NOTHING, amount);
    }
    return new OrdinaryAsk(
        NOTHING,
        switch (per) {
          case ORDER, LEG -> amount;
          case UNIT, ITEM, ACCEPTED -> Math.multiplyExact(amount, smallest.units());
          case KILO -> kilo(amount, smallest);
        });
  }

  /** Fen for the weight of the smallest sale; where its unit is not known, a unit is a kilo. */
  private static long kilo(long amount, SmallestSale smallest) {
    long thousandths = Math.multiplyExact(smallest.units(), 1000);
    long grams = smallest.unit() == null ? thousandths : Weight.grams(smallest.unit(), thousandths);
    return Math.ceilDiv(Math.multiplyExact(amount, grams), 1000);
  }
}
