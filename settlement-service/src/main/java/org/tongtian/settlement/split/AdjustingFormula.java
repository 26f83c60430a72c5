package org.tongtian.settlement.split;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.AdjustingClause;
import org.tongtian.settlement.contract.Cap;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ClauseSentence;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.Minimum;
import org.tongtian.settlement.contract.Names;
import org.tongtian.settlement.contract.OrdinaryClause;

/** The arithmetic of a cap, a minimum or a floor, in both languages. */
@Pure
final class AdjustingFormula {

  private final ContractTerms terms;
  private final Names names;
  private final Sale sale;
  private final List<SplitLine> lines;
  private final long[] owed;
  private final long denominator;

  AdjustingFormula(ContractTerms terms, Sale sale, List<SplitLine> lines) {
    Splitter splitter = Splitter.of(terms);
    this.terms = terms;
    this.names = new Names(terms);
    this.sale = sale;
    this.lines = lines;
    this.owed = splitter.owed(sale, lines);
    this.denominator = splitter.denominator();
  }

  Text of(AdjustingClause clause, SplitLine line) {
    boolean gains = line.payee().equals(clause.payee());
    return switch (clause) {
      case Cap cap -> gains ? excess(cap) : capped(cap);
      case Minimum _, FloorPrice _ when !gains -> given(clause, line);
      case Minimum minimum -> minimum(minimum);
      case FloorPrice floor -> floor(floor);
    };
  }

  private Text excess(Cap cap) {
    String had = had(cap, cap.party());
    String rate = cap.rate().inWords();
    return new Text(
        "超出成交额 "
            + rate
            + " 的部分："
            + had
            + " − "
            + gross()
            + " × "
            + rate
            + from("原归", names.of(cap.party()).zh()),
        "what is over "
            + rate
            + " of the sale: "
            + had
            + " − "
            + gross()
            + " × "
            + rate
            + " (was due to "
            + names.of(cap.party()).en()
            + ")");
  }

  private Text capped(Cap cap) {
    String rate = cap.rate().inWords();
    String limit = gross() + " × " + rate;
    String had = had(cap, cap.party());
    return new Text(
        "封顶到成交额的 " + rate + "：" + limit + " − 应得 " + had,
        "capped at " + rate + " of the sale: " + limit + " − due " + had);
  }

  private Text minimum(Minimum clause) {
    String rate = clause.rate().inWords();
    String limit = gross() + " × " + rate;
    String had = had(clause, clause.payee());
    Text payers = names.of(clause.payers());
    return new Text(
        "补到成交额的 " + rate + "：" + limit + " − 已得 " + had + from("由", payers.zh() + "补足"),
        "topped up to "
            + rate
            + " of the sale: "
            + limit
            + " − got "
            + had
            + " (from "
            + payers.en()
            + ")");
  }

  private Text floor(FloorPrice clause) {
    Text unit = ClauseSentence.unit(clause.unit());
    String quantity = new Quantity(sale.thousandths()).toNumber().toPlainString();
    Text price = price(clause);
    String had = had(clause, clause.payee());
    Text payers = names.of(clause.payers());
    return new Text(
        price.zh()
            + " ¥/"
            + unit.zh()
            + " × "
            + quantity
            + " "
            + unit.zh()
            + " − 已得 "
            + had
            + from("由", payers.zh() + "补足"),
        price.en()
            + " ¥/"
            + unit.en()
            + " × "
            + quantity
            + " "
            + unit.en()
            + " − got "
            + had
            + " (from "
            + payers.en()
            + ")");
  }

  private Text price(FloorPrice clause) {
    String floor = clause.floor().inMajorUnits();
    if (!isMarketHigher(clause)) {
      return new Text("保底：" + floor, "floor: " + floor);
    }
    String market = Explanation.yuan(sale.market());
    if (clause.markup().numerator() == 0) {
      return new Text("按市价：" + market, "market: " + market);
    }
    String marked = market + " × (1 + " + clause.markup().inWords() + ")";
    return new Text("按市价加成：" + marked, "market with markup: " + marked);
  }

  private boolean isMarketHigher(FloorPrice clause) {
    if (sale.market() == null) {
      return false;
    }
    long of = clause.markup().denominator();
    long market = Math.multiplyExact(sale.market(), of + clause.markup().numerator());
    return market > Math.multiplyExact(clause.floor().amount(), of);
  }

  private Text given(AdjustingClause clause, SplitLine line) {
    String parts = ExactYuan.of(-owed[lines.indexOf(line)], denominator);
    Text payee = names.of(clause.payee());
    String balanceZh = line.basis() == null ? "" : "，基金余额 " + Explanation.yuan(line.basis());
    String balanceEn =
        line.basis() == null ? "" : "; the fund had " + Explanation.yuan(line.basis());
    return new Text(
        "0 − " + parts + "（替" + payee.zh() + "补足" + balanceZh + "）",
        "0 − " + parts + " (tops up " + payee.en() + balanceEn + ")");
  }

  /** What the party had of the sale before the clause, exactly. */
  private String had(AdjustingClause clause, String party) {
    long sum = 0;
    for (int i = 0; i < owed.length; i++) {
      SplitLine each = lines.get(i);
      if (each.payee().equals(party) && isBefore(terms.clause(each.clauseNo()), clause)) {
        sum = Math.addExact(sum, owed[i]);
      }
    }
    return ExactYuan.of(sum, denominator);
  }

  private static boolean isBefore(Clause other, AdjustingClause clause) {
    if (other instanceof OrdinaryClause) {
      return true;
    }
    if (!(other instanceof AdjustingClause)) {
      return false;
    }
    boolean otherFloor = other instanceof FloorPrice;
    boolean floor = clause instanceof FloorPrice;
    return otherFloor == floor ? other.no() < clause.no() : floor;
  }

  private String gross() {
    return Explanation.yuan(sale.gross());
  }

  private static String from(String word, String who) {
    return "（" + word + who + "）";
  }
}
