package org.tongtian.settlement.split;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.ClauseSentence;
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
import org.tongtian.settlement.contract.VolumeMeasure;
import org.tongtian.settlement.contract.Weight;

/** The arithmetic of an ordinary clause, in both languages. */
@Pure
final class OrdinaryFormula {

  private static final Text NOTHING_OWN =
      new Text("0.00（不是自己带的货）", "0.00 (not sold live by the payee)");

  private OrdinaryFormula() {}

  static Text of(
      OrdinaryClause clause,
      ContractTerms terms,
      Sale sale,
      List<SplitLine> lines,
      SplitLine line) {
    return switch (clause) {
      case ShareOfGross share -> share(sale, share.rate());
      case ShareOfNet share -> net(share, terms, sale, lines);
      case FixedFee fee -> fee(fee, sale);
      case TieredCommission tiered -> tiered(tiered, sale, line);
      case Levy levy -> noted(share(sale, levy.rate()), levy.purpose().zh(), levy.purpose().en());
      case FundContribution fund when fund.rate() != null -> share(sale, fund.rate());
      case FundContribution fund ->
          counted(sale.thousandths(), ClauseSentence.unit(fund.unit()), fund.fee());
      case InsurancePremium premium ->
          noted(share(sale, premium.rate()), "保险费", "insurance premium");
      case Remainder _ -> {
        String others = Explanation.yuan(sale.gross() - line.amount());
        String gross = Explanation.yuan(sale.gross());
        yield new Text(gross + " − 其余各条 " + others, gross + " − all other clauses " + others);
      }
    };
  }

  private static Text share(Sale sale, Ratio rate) {
    return same(Explanation.yuan(sale.gross()) + " × " + rate.inWords());
  }

  private static Text net(ShareOfNet share, ContractTerms terms, Sale sale, List<SplitLine> lines) {
    Splitter splitter = Splitter.of(terms);
    long[] owed = splitter.owed(sale, lines);
    StringBuilder zh = new StringBuilder("(" + Explanation.yuan(sale.gross()));
    StringBuilder en = new StringBuilder(zh);
    for (int i = 0; i < owed.length; i++) {
      int no = lines.get(i).clauseNo();
      if (share.netOf().contains(no)) {
        String got = ExactYuan.of(owed[i], splitter.denominator());
        zh.append(" − ").append(got).append("（第").append(no).append("条）");
        en.append(" − ").append(got).append(" (clause ").append(no).append(')');
      }
    }
    String rate = ") × " + share.rate().inWords();
    return new Text(zh.append(rate).toString(), en.append(rate).toString());
  }

  private static Text fee(FixedFee fee, Sale sale) {
    Text per = ClauseSentence.per(fee);
    String amount = fee.fee().inMajorUnits();
    return switch (fee.per()) {
      case ORDER -> new Text("每" + per.zh() + " " + amount, amount + " per " + per.en());
      case LEG ->
          new Text(
              sale.legs() + " " + per.zh() + " × " + amount,
              sale.legs() + " " + per.en() + " × " + amount);
      case KILO -> counted(Weight.grams(sale.unit(), sale.thousandths()), per, fee.fee());
      case UNIT, ITEM -> counted(sale.thousandths(), per, fee.fee());
      case ACCEPTED ->
          fee.grade().equals(sale.grade())
              ? counted(sale.thousandths(), per, fee.fee())
              : new Text(
                  "0.00（收下的不是 " + fee.grade() + " 级）",
                  "0.00 (not accepted in grade " + fee.grade() + ")");
    };
  }

  private static Text counted(long thousandths, Text unit, Money price) {
    String quantity = new Quantity(thousandths).toNumber().toPlainString();
    String amount = price.inMajorUnits();
    return new Text(
        quantity + " " + unit.zh() + " × " + amount, quantity + " " + unit.en() + " × " + amount);
  }

  private static Text tiered(TieredCommission clause, Sale sale, SplitLine line) {
    if (line.basis() == null) {
      return NOTHING_OWN;
    }
    long before = line.basis();
    if (clause.measure() == VolumeMeasure.ORDERS) {
      return noted(
          share(sale, Tiers.rateAfter(clause, before)),
          "本月第 " + (before + 1) + " 单",
          "order " + (before + 1) + " of the month");
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < clause.tiers().size(); i++) {
      long inside = Tiers.partInside(clause, i, before, sale.gross());
      if (inside > 0) {
        parts.add(Explanation.yuan(inside) + " × " + clause.tiers().get(i).rate().inWords());
      }
    }
    return noted(
        same(String.join(" + ", parts)),
        "本月此前已卖 " + Explanation.yuan(before),
        "sold before in the month: " + Explanation.yuan(before));
  }

  private static Text noted(Text formula, String zh, String en) {
    return new Text(formula.zh() + "（" + zh + "）", formula.en() + " (" + en + ")");
  }

  private static Text same(String text) {
    return new Text(text, text);
  }
}
