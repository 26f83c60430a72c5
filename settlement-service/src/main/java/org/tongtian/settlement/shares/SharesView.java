package org.tongtian.settlement.shares;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.Percent;
import org.tongtian.settlement.split.Sale;
import org.tongtian.settlement.split.SplitLine;
import org.tongtian.settlement.split.Splitter;

/**
 * Where the money of a sale goes, by the contract in force (promise S16).
 *
 * @param paid what the consumer pays
 * @param farmerPercent of it that the contract gives to farmers, exact to a decimal, e.g. "45.0"
 * @param commissionModelFarmerPercent what farmers get in the commission model
 * @param fieldPricePercent the price at the field as a share of the consumer's price, before the
 *     grower's own costs; null where the contract names no field price
 * @param lines one for each clause
 */
@Pure
record SharesView(
    String contractId,
    int version,
    Money paid,
    String farmerPercent,
    String commissionModelFarmerPercent,
    String fieldPricePercent,
    List<ShareLine> lines) {

  /** The farmer's share of the final price as paper P4 states it for the commission model. */
  private static final String COMMISSION_MODEL_FARMER_PERCENT = "20";

  /**
   * What one clause gives.
   *
   * @param amount of a first sale, without carried rounding
   * @param percent of the price, exact to a decimal
   */
  record ShareLine(Party party, Money amount, String percent, Text sentence) {}

  /**
   * The shares of one sale.
   *
   * @param price per unit, fen
   */
  static SharesView of(ContractTerms terms, Sale sale, long price) {
    Splitter splitter = Splitter.of(terms);
    List<SplitLine> lines = splitter.split(sale, splitter.noCarry()).lines();
    long[] owed = splitter.owed(sale, lines);
    long whole = Math.multiplyExact(sale.gross(), splitter.denominator());
    long toFarmers = 0;
    for (int i = 0; i < owed.length; i++) {
      if (payee(terms, lines.get(i)).kind() == PartyKind.FARMER) {
        toFarmers += owed[i];
      }
    }
    List<ShareLine> shares = new ArrayList<>();
    for (int i = 0; i < owed.length; i++) {
      shares.add(line(terms, lines.get(i), Percent.of(owed[i], whole)));
    }
    return new SharesView(
        terms.contractId(),
        terms.version(),
        Money.cny(sale.gross()),
        Percent.of(toFarmers, whole),
        COMMISSION_MODEL_FARMER_PERCENT,
        terms.fieldPrice() == null ? null : Percent.of(terms.fieldPrice().amount(), price),
        shares);
  }

  private static ShareLine line(ContractTerms terms, SplitLine line, String percent) {
    Clause clause = terms.clause(line.clauseNo());
    return new ShareLine(
        payee(terms, line), Money.cny(line.amount()), percent, ClauseSentence.of(terms, clause));
  }

  private static Party payee(ContractTerms terms, SplitLine line) {
    return terms.party(line.payee()).orElseThrow();
  }
}
