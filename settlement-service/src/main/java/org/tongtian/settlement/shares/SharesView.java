package org.tongtian.settlement.shares;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
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
 * @param farmerPercent of it that farmers get, with what minimums and floors add, exact to a
 *     decimal, e.g. "45.0"
 * @param commissionModelFarmerPercent what farmers get in the commission model
 * @param fieldPricePercent the price at the field as a share of the consumer's price, before the
 *     grower's own costs; null where the contract names no field price
 * @param lines one for each party, in the order of their first clauses
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
   * What one party gets.
   *
   * @param amount of a sale by itself, without carried rounding; below zero where a fund pays more
   *     than it gets
   * @param percent of the price, exact to a decimal
   * @param sentence of the first clause that pays it
   * @param sentences of all clauses that give it something or take something from it
   */
  record ShareLine(
      Party party, Money amount, String percent, Text sentence, List<Text> sentences) {}

  /**
   * The shares of one sale.
   *
   * @param available what funds have that answer for a floor, fen
   * @param price per unit, fen
   */
  static SharesView of(ContractTerms terms, Sale sale, Map<String, Long> available, long price) {
    Splitter splitter = Splitter.of(terms);
    List<SplitLine> lines = splitter.split(sale, splitter.noCarry(), available).lines();
    long[] owed = splitter.owed(sale, lines);
    long whole = Math.multiplyExact(sale.gross(), splitter.denominator());
    Map<String, Share> shares = new LinkedHashMap<>();
    for (int i = 0; i < owed.length; i++) {
      shares.computeIfAbsent(lines.get(i).payee(), _ -> new Share()).add(lines.get(i), owed[i]);
    }
    long toFarmers = 0;
    List<ShareLine> views = new ArrayList<>();
    for (Map.Entry<String, Share> each : shares.entrySet()) {
      Party party = terms.party(each.getKey()).orElseThrow();
      toFarmers += party.kind() == PartyKind.FARMER ? each.getValue().owed : 0;
      views.add(each.getValue().line(terms, party, whole));
    }
    return new SharesView(
        terms.contractId(),
        terms.version(),
        Money.cny(sale.gross()),
        Percent.of(toFarmers, whole),
        COMMISSION_MODEL_FARMER_PERCENT,
        terms.fieldPrice() == null ? null : Percent.of(terms.fieldPrice().amount(), price),
        views);
  }

  /** What the lines of a party come to. */
  private static final class Share {
    private final Set<Integer> clauses = new LinkedHashSet<>();
    private long amount;
    private long owed;

    void add(SplitLine line, long exact) {
      clauses.add(line.clauseNo());
      amount += line.amount();
      owed += exact;
    }

    ShareLine line(ContractTerms terms, Party party, long whole) {
      List<Text> sentences =
          clauses.stream().map(no -> ClauseSentence.of(terms, terms.clause(no))).toList();
      return new ShareLine(
          party, Money.cny(amount), Percent.of(owed, whole), sentences.getFirst(), sentences);
    }
  }
}
