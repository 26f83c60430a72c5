package org.tongtian.settlement.split;

import java.util.Objects;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FixedFee;
import org.tongtian.settlement.contract.FundContribution;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.Levy;
import org.tongtian.settlement.contract.OrdinaryClause;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;
import org.tongtian.settlement.contract.ShareOfNet;
import org.tongtian.settlement.contract.TieredCommission;
import org.tongtian.settlement.contract.Weight;

/** What an ordinary clause asks of a sale, exact in parts of a fen. */
@Pure
@FunctionalInterface
interface Ask {

  long THOUSANDTHS = 1000;

  /**
   * What is asked for.
   *
   * @param owed what the clauses before have got
   * @param slot of the clause itself
   */
  long of(Sale sale, Owed owed, int slot);

  /** The ask of a clause, with all that can be reckoned beforehand. */
  static Ask of(OrdinaryClause clause, ContractTerms terms, Layout layout, long denominator) {
    return switch (clause) {
      case ShareOfGross share -> share(share.rate(), denominator);
      case Levy levy -> share(levy.rate(), denominator);
      case InsurancePremium premium -> share(premium.rate(), denominator);
      case FundContribution fund when fund.rate() != null -> share(fund.rate(), denominator);
      case FundContribution fund -> byQuantity(fund.fee().amount(), denominator);
      case FixedFee fee -> fee(fee, denominator);
      case ShareOfNet share -> net(share, terms, layout, denominator);
      case TieredCommission tiered -> new Tiers(tiered, denominator);
      case Remainder _ -> (sale, owed, slot) -> 0;
    };
  }

  private static Ask share(Ratio rate, long denominator) {
    long parts = Math.multiplyExact(rate.numerator(), denominator / rate.denominator());
    return (sale, owed, slot) -> Math.multiplyExact(sale.gross(), parts);
  }

  private static Ask byQuantity(long fee, long denominator) {
    long parts = denominator / THOUSANDTHS;
    return (sale, owed, slot) ->
        Math.multiplyExact(Math.multiplyExact(fee, sale.thousandths()), parts);
  }

  private static Ask fee(FixedFee fee, long denominator) {
    long amount = fee.fee().amount();
    long whole = Math.multiplyExact(amount, denominator);
    return switch (fee.per()) {
      case ORDER -> (sale, owed, slot) -> whole;
      case LEG -> (sale, owed, slot) -> Math.multiplyExact(whole, sale.legs());
      case UNIT, ITEM -> byQuantity(amount, denominator);
      case KILO -> (sale, owed, slot) -> kilo(amount, sale, denominator);
      case ACCEPTED -> {
        Ask accepted = byQuantity(amount, denominator);
        yield (sale, owed, slot) ->
            Objects.equals(sale.grade(), fee.grade()) ? accepted.of(sale, owed, slot) : 0;
      }
    };
  }

  private static long kilo(long fee, Sale sale, long denominator) {
    long grams = Weight.grams(sale.unit(), sale.thousandths());
    return Math.multiplyExact(Math.multiplyExact(fee, grams), denominator / THOUSANDTHS);
  }

  private static Ask net(ShareOfNet share, ContractTerms terms, Layout layout, long denominator) {
    int[] taken =
        share.netOf().stream().mapToInt(no -> layout.place(no, terms.clause(no).payee())).toArray();
    long numerator = share.rate().numerator();
    long of = share.rate().denominator();
    return (sale, owed, slot) -> {
      long net = Math.multiplyExact(sale.gross(), denominator);
      for (int each : taken) {
        net -= owed.owed[each];
      }
      // The common denominator holds that of the clauses before times the rate's: nothing is lost.
      return Math.multiplyExact(net / of, numerator);
    };
  }
}
